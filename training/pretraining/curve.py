"""The loss of a run as a picture (SVG), without a library for it."""

from pathlib import Path

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 52, 16, 16, 40
COLOURS = ("#3b6fd4", "#c2571a")

Points = list[tuple[float, float]]


def write_curve(lines: dict[str, Points], x_label: str, y_label: str, target: Path) -> None:
    """One line for each entry, under its name; raises ValueError where none has a point."""
    points = [point for line in lines.values() for point in line]
    if not points:
        raise ValueError("Expected at least one point to draw, got none.")
    x_ticks = ticks(0.0, max(x for x, _ in points))
    y_ticks = ticks(min(y for _, y in points), max(y for _, y in points))
    to_x = scale(x_ticks[0], x_ticks[-1], LEFT, WIDTH - RIGHT)
    to_y = scale(y_ticks[0], y_ticks[-1], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f"<title>{y_label} by {x_label}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for tick in y_ticks:
        y = to_y(tick)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#dddddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tick:g}</text>')
    for tick in x_ticks:
        parts.append(f'<text x="{to_x(tick):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{tick:g}</text>')
    parts.append(f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 6}" text-anchor="end">{x_label}</text>')
    for number, (name, line) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        path = "L".join(f"{to_x(x):.1f} {to_y(y):.1f}" for x, y in line)
        if path:
            parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        y = TOP + 16 + 18 * number
        parts.append(f'<text x="{WIDTH - RIGHT - 8}" y="{y}" text-anchor="end" fill="{colour}">{name}</text>')
    parts.append(f'<text x="{LEFT}" y="{TOP - 4}">{y_label}</text></svg>')
    target.write_text("\n".join(parts) + "\n", encoding="utf-8")


def scale(low: float, high: float, start: float, end: float):
    return lambda value: start + (value - low) / ((high - low) or 1.0) * (end - start)


def ticks(low: float, high: float) -> list[float]:
    """Four to nine round numbers around both."""
    span = (high - low) or abs(high) or 1.0
    step = 10.0 ** len(str(int(span))) / 100
    while span / step > 8:
        step *= 2 if str(step).strip("0.")[:1] in ("1", "5") else 2.5
    first = int(low // step)
    last = first
    while last * step < high:
        last += 1
    return [round(number * step, 10) for number in range(first, max(last, first + 1) + 1)]
