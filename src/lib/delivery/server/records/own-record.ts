import { sql } from 'kysely';
import * as v from 'valibot';
import { dayOf, done, refused, type Day, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { personById } from '#people/server';
import { EditionTermsSchema, TextSchema, type EditionTerms } from '#programmes';
import { yearOf, yearsOf, type Earned, type YearOfHours } from '../../balance.ts';
import type { DeliveryKind } from '../deliveries/delivery-record.ts';
import { termsOf } from '../deliveries/terms.ts';

/** What a person did in one delivery in one calendar year, in quarters of an academic hour. */
export type RecordLine = {
	delivery_id: string;
	reference: string;
	kind: DeliveryKind;
	title: Text;
	programme: Text;
	whose: Text;
	year: number;
	first_on: Day;
	last_on: Day;
	contact: number;
	consultation: number;
	independent: number;
};

export type OwnRecord = {
	name: string;
	year: number;
	/** The years that can be chosen, the newest first; this year is always among them. */
	years: number[];
	balance: YearOfHours;
	/** As a participant, in the year. */
	learnt: RecordLine[];
	/** As a lecturer, in the year: it is no part of the balance. */
	taught: RecordLine[];
	/** How many quarters make a day, edition by edition (H-03). */
	conversions: { programme: Text; quarters_a_day: number }[];
	today: Day;
};

/**
 * The hours of whoever asks, across all programmes, by calendar year, with the balance of five days (H-02, H-03). Only what stands in the ledger counts: closed
 * registers and consultations that were given.
 */
export function readOwnRecord(
	context: Context,
	{ year: asked }: { year?: number | undefined } = {}
): Promise<Outcome<OwnRecord, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const person = context.actor.kind === 'person' ? await personById(trx, context.actor.id) : undefined;
		if (!person) return refused('not_found');
		const today = dayOf(context.now);
		const { earned, conversions } = await earnedBy(trx, person.id);
		const lines = await linesOf(trx, person.id);
		const thisYear = Number(today.slice(0, 4));
		const years = [...new Set([thisYear, ...yearsOf(earned).map(({ year }) => year), ...lines.map(({ year }) => year)])].sort(
			(a, b) => b - a
		);
		const year = asked !== undefined && years.includes(asked) ? asked : thisYear;
		const inYear = (as_what: string) =>
			lines.filter((one) => one.year === year && one.as_what === as_what).map(({ as_what: _, ...line }) => line);
		return done({
			name: person.name,
			year,
			years,
			balance: yearOf(year, earned),
			learnt: inYear('participant'),
			taught: inYear('lecturer'),
			conversions: conversions.filter(({ edition_id }) =>
				earned.some((one) => one.edition_id === edition_id && one.held_on.startsWith(`${year}-`))
			),
			today
		});
	});
}

/** What somebody has earned as a participant, each edition with its own day (H-03). */
async function earnedBy(trx: Trx, personId: string) {
	const { rows } = await sql<Omit<Earned, 'quarters_a_day'>>`
		select held_on, edition_id, contact, consultation, independent from delivery.hours
		where person_id = ${personId} and as_what = 'participant' and superseded_at is null`.execute(trx);
	const { rows: editions } = await sql<{ id: string; terms: EditionTerms; programme: Text }>`
		select edition.id, edition.terms, programme.name as programme from programmes.edition edition
		join programmes.programme programme on programme.id = edition.programme_id
		where edition.id = any(${[...new Set(rows.map(({ edition_id }) => edition_id))]}::uuid[])`.execute(trx);
	const conversions = [];
	for (const { id, terms, programme } of editions)
		conversions.push({
			edition_id: id,
			programme: v.parse(TextSchema, programme),
			quarters_a_day: (await termsOf(trx, { id, terms: v.parse(EditionTermsSchema, terms) })).quarters_a_day
		});
	const aDay = new Map(conversions.map(({ edition_id, quarters_a_day }) => [edition_id, quarters_a_day]));
	return { earned: rows.map((row): Earned => ({ ...row, quarters_a_day: aDay.get(row.edition_id) ?? 32 })), conversions };
}

async function linesOf(trx: Trx, personId: string): Promise<(RecordLine & { as_what: string })[]> {
	const { rows } = await sql<RecordLine & { as_what: string }>`
		select h.delivery_id, d.reference, d.kind, d.title, programme.name as programme, h.as_what,
			coalesce(network.name, jsonb_build_object('lt', school.name, 'en', school.name)) as whose,
			extract(year from h.held_on)::int as year, min(h.held_on) as first_on, max(h.held_on) as last_on,
			sum(h.contact)::int as contact, sum(h.consultation)::int as consultation, sum(h.independent)::int as independent
		from delivery.hours h
		join delivery.delivery d on d.id = h.delivery_id
		join programmes.edition edition on edition.id = d.edition_id
		join programmes.programme programme on programme.id = edition.programme_id
		left join networks.network network on network.id = d.network_id
		left join people.organisation school on school.id = d.school_id
		where h.person_id = ${personId} and h.superseded_at is null
		group by h.delivery_id, d.reference, d.kind, d.title, programme.name, h.as_what, network.name, school.name, 8
		order by min(h.held_on) desc, d.reference`.execute(trx);
	return rows;
}
