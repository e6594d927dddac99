import { approveStatement, submitStatement } from '#reporting/server';
import { addDays } from '#platform';
import type { Telling } from './applicant.ts';
import type { Held } from './delivering.ts';
import { must } from './teller.ts';

/** After the last training of a year every lecturer states hours and journeys; the centre has approved all but the last two statements. */
export async function tellStatements({ teller, country }: Pick<Telling, 'teller' | 'country'>, trainings: readonly Held[]): Promise<void> {
	const [any] = trainings;
	if (!any) return;
	const on = addDays(
		trainings
			.map(({ last }) => last)
			.sort()
			.at(-1) as string,
		10
	);
	const lecturers = [...new Set(trainings.flatMap(({ pair }) => pair))].sort();
	for (const [place, person] of lecturers.entries()) {
		const { id } = await must(submitStatement(teller.as(person, on, '18:00'), { edition_id: any.edition }));
		if (place < lecturers.length - 2)
			await must(approveStatement(teller.as(country.officers.centre, addDays(on, 2), '11:00'), { statement_id: id }));
	}
}
