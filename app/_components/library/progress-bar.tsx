/** A thin bar; without a share it runs, since how much is left is not known. */
export function ProgressBar({ label, percent }: { label: string; percent: number | undefined }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent === undefined ? undefined : Math.round(percent)}
      className="h-[3px] overflow-hidden rounded-[2px] bg-line"
    >
      {percent === undefined ? (
        <div className="h-full w-1/3 animate-[run_1.2s_linear_infinite] bg-accent" />
      ) : (
        <div className="h-full bg-accent transition-[width] duration-150" style={{ width: `${percent}%` }} />
      )}
    </div>
  )
}
