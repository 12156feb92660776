/** The name, with the marker under its second half: what the product does, in one word. */
export function Logo() {
  return (
    <span className="font-serif text-[20px] leading-none font-semibold tracking-[-0.01em]">
      verb
      <span className="bg-[linear-gradient(transparent_58%,var(--mark)_58%_92%,transparent_92%)] px-0.5">
        atim
      </span>
    </span>
  )
}
