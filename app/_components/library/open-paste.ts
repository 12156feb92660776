import { createContext, useContext } from 'react'

/** Given to every screen by the provider of the library. */
export const OpenPaste = createContext<(text: string) => void>(() => undefined)

/** Opens the window that makes a document of a text, which may be empty at first. */
export const useOpenPaste = () => useContext(OpenPaste)
