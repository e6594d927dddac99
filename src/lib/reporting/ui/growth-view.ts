const frame = { width: 440, height: 170, left: 48, right: 434, top: 18, bottom: 144 };

type Month = { month: string; reached: number };

/** Where everything of the picture stands: a step at each month, from zero up to the target or the figure, whichever is more. */
export function growthView(months: readonly Month[], target: number | null) {
	const { left, right, top, bottom } = frame;
	const most = Math.max(1, target ?? 0, ...months.map(({ reached }) => reached));
	const step = tickStep(most);
	const high = Math.ceil(most / step) * step;
	const y = (value: number) => round(bottom - ((bottom - top) * value) / high);
	const x = (at: number) => round(months.length < 2 ? right : left + ((right - left) * at) / (months.length - 1));
	const points = [...(months.length === 1 ? [`${left},${y(0)}`] : []), ...months.map(({ reached }, at) => `${x(at)},${y(reached)}`)];
	return {
		...frame,
		ticks: Array.from({ length: Math.round(high / step) + 1 }, (_, at) => ({ value: at * step, y: y(at * step) })),
		goal: target !== null && target > 0 ? y(target) : null,
		line: points.join(' '),
		area: points.length > 0 ? [`${left},${y(0)}`, ...points, `${right},${y(0)}`].join(' ') : ''
	};
}

/** At most five lines, at whole round numbers. */
function tickStep(most: number): number {
	const rough = most / 4;
	const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
	return [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 10 * power;
}

const round = (value: number): number => Math.round(value * 10) / 10;
