/**
 * Puts text on the clipboard.
 * @returns whether the browser allowed it
 */
export async function copyText(text: string): Promise<boolean> {
  // Absent where the app is not reached by this computer's own address: the browser calls that insecure.
  if (!navigator.clipboard) return copyByCommand(text)
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => copyByCommand(text),
  )
}

function copyByCommand(text: string): boolean {
  const carry = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', carry)
  const isCopied = document.execCommand('copy')
  document.removeEventListener('copy', carry)
  return isCopied
}
