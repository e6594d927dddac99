import { sql } from 'kysely';
import { dayOf, done, isId, refused, type Day, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { organisationById } from '#people/server';
import { representsSchool } from '#schools/server';

/** One of a school's people in one delivery, in quarters of an academic hour. */
export type SchoolHoursLine = {
	person_id: string;
	name: string;
	post: string;
	delivery_id: string;
	reference: string;
	title: Text;
	first_on: Day;
	last_on: Day;
	contact: number;
	consultation: number;
	independent: number;
};

export type SchoolHours = {
	school: { id: string; name: string };
	year: number;
	years: number[];
	lines: SchoolHoursLine[];
	/** The same, added up by person. */
	people: { person_id: string; name: string; quarters: number }[];
};

/** What the people of a school have learnt in a calendar year in the programmes here, for its head and coordinators. What they did for other schools is not told. */
export function readSchoolHours(
	context: Context,
	schoolId: string,
	{ year: asked }: { year?: number | undefined } = {}
): Promise<Outcome<SchoolHours, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const today = dayOf(context.now);
		const school = isId(schoolId) ? await organisationById(trx, schoolId) : undefined;
		if (!school || (await representsSchool(trx, context.actor, schoolId, today)) !== 'yes') return refused('not_found');
		const all = await linesOf(trx, schoolId);
		const thisYear = Number(today.slice(0, 4));
		const years = [...new Set([thisYear, ...all.map((one) => one.year)])].sort((one, other) => other - one);
		const year = asked !== undefined && years.includes(asked) ? asked : thisYear;
		const lines = all.filter((one) => one.year === year).map(({ year: _, ...line }) => line);
		return done({ school: { id: school.id, name: school.name }, year, years, lines, people: addedUp(lines) });
	});
}

async function linesOf(trx: Trx, schoolId: string): Promise<(SchoolHoursLine & { year: number })[]> {
	const { rows } = await sql<SchoolHoursLine & { year: number }>`
		select p.person_id, p.name, p.post, d.id as delivery_id, d.reference, d.title, extract(year from h.held_on)::int as year,
			min(h.held_on) as first_on, max(h.held_on) as last_on,
			sum(h.contact)::int as contact, sum(h.consultation)::int as consultation, sum(h.independent)::int as independent
		from delivery.participant p
		join delivery.delivery d on d.id = p.delivery_id
		join delivery.hours h on h.delivery_id = d.id and h.person_id = p.person_id and h.as_what = 'participant' and h.superseded_at is null
		where p.school_id = ${schoolId}
		group by p.person_id, p.name, p.post, d.id, d.reference, d.title, 7
		order by p.name collate "lt-x-icu", min(h.held_on), d.reference`.execute(trx);
	return rows;
}

function addedUp(lines: readonly SchoolHoursLine[]): SchoolHours['people'] {
	const people = new Map<string, SchoolHours['people'][number]>();
	for (const { person_id, name, contact, consultation, independent } of lines) {
		const before = people.get(person_id)?.quarters ?? 0;
		people.set(person_id, { person_id, name, quarters: before + contact + consultation + independent });
	}
	return [...people.values()];
}
