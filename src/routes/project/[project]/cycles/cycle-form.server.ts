import type { Cycles } from '#projects/server';
import { cycleName } from '#lib/projects/ui/cycle-words.ts';
import { dayErrors, dayIn, textIn } from '../../../form-days.server.ts';
import { wordsIn } from '../project.server.ts';

/** What was typed into the form of a cycle: understood days apart from what goes back into the form. */
export function cycleIn(form: FormData) {
	const days = { from_on: dayIn(form, 'from_on', false), to_on: dayIn(form, 'to_on', false) };
	const words = {
		title: wordsIn(form, 'title'),
		question: wordsIn(form, 'question'),
		prediction: wordsIn(form, 'prediction'),
		who: wordsIn(form, 'who'),
		place: wordsIn(form, 'place'),
		conditions: wordsIn(form, 'conditions'),
		driver_id: textIn(form, 'driver_id'),
		measure_id: textIn(form, 'measure_id'),
		after_id: textIn(form, 'after_id')
	};
	return {
		plan: { ...words, from_on: days.from_on.day || null, to_on: days.to_on.day || null },
		values: { ...words, from_on: days.from_on.parts, to_on: days.to_on.parts },
		errors: dayErrors(days)
	};
}

/** To what a cycle may be linked: change ideas before the drivers over them; cycles, the latest first. */
export const choicesOf = ({ drivers, measures }: Pick<Cycles, 'drivers' | 'measures'>, cycles: Cycles['cycles']) => ({
	drivers: [...drivers.filter(({ level }) => level === 'change'), ...drivers.filter(({ level }) => level !== 'change')].map(
		({ id, words }) => ({
			value: id,
			label: words
		})
	),
	measures: measures.map(({ id, name }) => ({ value: id, label: name })),
	cycles: [...cycles].reverse().map((cycle) => ({ value: cycle.id, label: cycleName(cycle) }))
});
