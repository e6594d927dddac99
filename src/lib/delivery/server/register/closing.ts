import { sql } from 'kysely';
import * as v from 'valibot';
import { newId, refused, type Refused } from '#platform';
import type { Context, Trx } from '#platform/server';
import { hoursOfMark, type Mark } from '../../mark.ts';
import { RegisterSchema, type RegisterEntry } from '../../register-entry.ts';
import { hoursOf, supersedeHours, writeHours, type HoursEntry, type NewHours } from '../hours/ledger.ts';
import type { Participant } from '../deliveries/parts.ts';
import type { RegisterDesk } from './desk.ts';

export type ClosingRefusal = 'too_few_lecturers' | 'not_a_lecturer' | 'in_two_places';

/** Who of the team has no mark. */
export const unmarkedIn = ({ team }: Pick<RegisterDesk, 'team'>, marks: readonly Pick<Mark, 'participant_id'>[]): Participant[] =>
	team.filter(({ id }) => !marks.some(({ participant_id }) => participant_id === id));

/** The register of a half-day as its standing marks make it, in the order of the team. */
export const registerFrom = ({ team, session }: Pick<RegisterDesk, 'team' | 'session'>, standing: readonly Mark[]): RegisterEntry[] =>
	team.flatMap(({ id, person_id, name }) => {
		const mark = standing.find(({ participant_id }) => participant_id === id);
		if (!mark) return [];
		const { status, way, marked_at } = mark;
		return [{ participant_id: id, person_id, name, status, ...hoursOfMark(mark, session), way, marked_at: marked_at.toISOString() }];
	});

/** Why a register cannot be closed with this content (M-14, nobody in two places at once); null where it can. */
export async function whyNotClosed(
	trx: Trx,
	{ delivery, session }: RegisterDesk,
	register: readonly RegisterEntry[],
	lecturers: readonly string[]
): Promise<Refused<ClosingRefusal> | null> {
	const taught = [...new Set(lecturers)];
	const known = await trx.selectFrom('delivery.lecturer').select('person_id').where('delivery_id', '=', delivery.id).execute();
	if (taught.some((id) => !known.some(({ person_id }) => person_id === id))) return refused('not_a_lecturer');
	if (taught.length < delivery.lecturers_least)
		return refused('too_few_lecturers', [
			{ field: 'lecturers', key: 'delivery_fault_lecturers', values: { least: delivery.lecturers_least } }
		]);
	const there = register.filter(({ contact, consultation }) => contact + consultation > 0).map(({ person_id }) => person_id);
	const twice = there.filter((id) => taught.includes(id));
	const elsewhere = await elsewhereThen(trx, session, [...there, ...taught]);
	const clashes = [...elsewhere, ...twice.map((person_id) => ({ person_id, reference: delivery.reference }))];
	if (clashes.length === 0) return null;
	const names = await trx
		.selectFrom('people.person')
		.select(['id', 'name'])
		.where(
			'id',
			'in',
			clashes.map(({ person_id }) => person_id)
		)
		.execute();
	return refused(
		'in_two_places',
		clashes.map(({ person_id, reference }) => ({
			field: register.find((entry) => entry.person_id === person_id)?.participant_id ?? 'lecturers',
			key: 'delivery_fault_in_two_places',
			values: { name: names.find(({ id }) => id === person_id)?.name ?? '…', reference }
		}))
	);
}

/** Who of these people is in the ledger of something else at that time. */
async function elsewhereThen(
	trx: Trx,
	{ id, begins_at, ends_at }: RegisterDesk['session'],
	persons: readonly string[]
): Promise<{ person_id: string; reference: string }[]> {
	const { rows } = await sql<{ person_id: string; reference: string }>`
		select h.person_id, d.reference from delivery.hours h join delivery.delivery d on d.id = h.delivery_id
		where h.person_id = any(${[...persons]}::uuid[]) and h.superseded_at is null and h.session_id is distinct from ${id}
			and h.during && tstzrange(${begins_at}, ${ends_at})`.execute(trx);
	return rows;
}

/**
 * Writes a closing and lets the ledger say the same: entries that are right stay with the closing that wrote them, others are superseded with the
 * reason. Answers the number of the closing.
 */
export async function writeClosing(
	trx: Trx,
	context: Context,
	{ delivery, session }: RegisterDesk,
	{ register, lecturers, reason }: { register: readonly RegisterEntry[]; lecturers: readonly string[]; reason: string }
): Promise<number> {
	const id = newId();
	const number = session.closings + 1;
	const taught = [...new Set(lecturers)];
	await trx
		.insertInto('delivery.closing')
		.values({
			id,
			session_id: session.id,
			number,
			register: JSON.stringify(v.parse(RegisterSchema, register)),
			lecturers: taught,
			closed_at: context.now,
			closed_by: context.actor.id,
			reason
		})
		.execute();
	const wanted = entriesOf({ delivery, session }, id, register, taught);
	const before = number === 1 ? [] : await hoursOf(trx, { session_id: session.id });
	const wrong = before.filter((entry) => !wanted.some((one) => isSame(entry, one)));
	await supersedeHours(
		trx,
		context,
		wrong.map((entry) => entry.id),
		reason
	);
	const missing = wanted.filter((one) => !before.some((entry) => isSame(entry, one)));
	await writeHours(
		trx,
		context,
		missing.map((one) => replacing(one, wrong))
	);
	return number;
}

/** What the ledger has to say of a half-day. */
function entriesOf(
	{ delivery, session }: Pick<RegisterDesk, 'delivery' | 'session'>,
	closing_id: string,
	register: readonly RegisterEntry[],
	lecturers: readonly string[]
): NewHours[] {
	const common = {
		delivery_id: delivery.id,
		edition_id: delivery.edition_id,
		session_id: session.id,
		consultation_id: null,
		closing_id,
		held_on: session.held_on,
		during: { from: session.begins_at, to: session.ends_at }
	};
	const { contact, consultation } = session;
	return [
		...register
			.filter((one) => one.contact + one.consultation > 0)
			.map((one) => ({
				...common,
				person_id: one.person_id,
				as_what: 'participant' as const,
				contact: one.contact,
				consultation: one.consultation
			})),
		...lecturers.map((person_id) => ({ ...common, person_id, as_what: 'lecturer' as const, contact, consultation }))
	];
}

const isSame = (entry: HoursEntry, one: NewHours): boolean =>
	entry.person_id === one.person_id &&
	entry.as_what === one.as_what &&
	entry.contact === one.contact &&
	entry.consultation === one.consultation;

const replacing = (one: NewHours, wrong: readonly HoursEntry[]): NewHours => {
	const before = wrong.find(({ person_id }) => person_id === one.person_id);
	return before ? { ...one, replaces: before.id } : one;
};
