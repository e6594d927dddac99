import { sql } from 'kysely';
import { dayOf, done, lengthOf, line, refused, type Fault, type Outcome } from '#platform';
import { enqueue, record, type Context, type Trx } from '#platform/server';
import { holdersOf } from '#people/server';
import { editionOf, overseenBy, type EditionOfCentre } from '#programmes/server';
import { waitsUntil } from '../settlement/settle-editions.ts';
import { lockExport, type ExportRecord } from './rows.ts';

export type DecideRefusal = 'not_found' | 'own_request' | 'already_decided';
export type GrantRefusal = DecideRefusal | 'asker_left' | 'not_second_pair' | 'export_too_early';

/**
 * Grants an export; it is made at once. By another officer of the centre than the one who asked, or by the owner of the programme: four eyes see each
 * (constraint `four_eyes`). Refused to whoever was given their role only after it was asked for, or looks like the asker in another account; and
 * when whoever asked is no officer of the centre any more: nobody could take it.
 */
export function grantExport(context: Context, { export_id }: { export_id: string }): Promise<Outcome<null, GrantRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await decidable(trx, context, export_id);
		if (!found.ok) return found;
		const { asked, edition } = found.value;
		if (!(await isAskerThere(trx, context, asked, edition))) return refused('asker_left');
		if (!(await isSecondPair(trx, context, asked))) return refused('not_second_pair');
		if (await waitsUntil(trx, edition, context.now)) return refused('export_too_early');
		const { id } = asked;
		await trx
			.updateTable('reporting.research_export')
			.set({ granted_at: context.now, granted_by: context.actor.id })
			.where('id', '=', id)
			.execute();
		await enqueue(trx, 'reporting.make_export', { export_id: id });
		await tell(trx, context, 'research_export.granted', found.value);
		return done(null);
	});
}

/** Does not grant an export, with a reason. By whoever may grant it. */
export function refuseExport(
	context: Context,
	{ export_id, why: typed }: { export_id: string; why: string }
): Promise<Outcome<null, DecideRefusal | 'why_missing'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await decidable(trx, context, export_id);
		if (!found.ok) return found;
		const why = line(typed);
		const faults: Fault[] = [{ field: 'why', key: 'reporting_research_fault_why' }];
		if (lengthOf(why) < 3 || lengthOf(why) > 1000) return refused('why_missing', faults);
		await trx
			.updateTable('reporting.research_export')
			.set({ refused_at: context.now, refused_by: context.actor.id, refused_why: why })
			.where('id', '=', found.value.asked.id)
			.execute();
		await tell(trx, context, 'research_export.refused', found.value);
		return done(null);
	});
}

type Decidable = { asked: ExportRecord; edition: EditionOfCentre };

async function decidable(trx: Trx, context: Context, id: string): Promise<Outcome<Decidable, DecideRefusal>> {
	const asked = await lockExport(trx, id);
	const edition = asked && (await overseenEdition(trx, context, asked));
	if (!asked || !edition || context.actor.kind !== 'person') return refused('not_found');
	if (asked.asked_by === context.actor.id) return refused('own_request');
	if (asked.granted_at || asked.refused_at) return refused('already_decided');
	return done({ asked, edition });
}

/**
 * Whether somebody else looks. An officer may bring in officers, so also a second account of their own: whoever grants had their role before it was asked
 * for, and has neither the name nor the telephone number of the asker (decision 0284).
 */
async function isSecondPair(trx: Trx, { actor, now }: Context, { asked_by, asked_at }: ExportRecord): Promise<boolean> {
	const today = dayOf(now);
	const { rows } = await sql<{ is: boolean }>`
		select exists (
			select from people.role r where r.person_id = ${actor.id} and r.kind in ('centre_officer', 'programme_owner') and r.annulled_at is null
				and r.given_at < ${asked_at} and r.starts_on <= ${today}::date and (r.ends_on is null or r.ends_on >= ${today}::date)
		) and not exists (
			select from people.person asker join people.person granter on granter.id = ${actor.id}
			where asker.id = ${asked_by} and (lower(asker.name) = lower(granter.name) or asker.phone = granter.phone)
		) as is`.execute(trx);
	return rows[0]?.is === true;
}

/** Whether the one who asked, and who alone takes it, is an officer of the centre today. */
export async function isAskerThere(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	asked: ExportRecord,
	edition: EditionOfCentre
): Promise<boolean> {
	const officers = await holdersOf(trx, edition.centre_id, ['centre_officer'], dayOf(now));
	return officers.some(({ person_id }) => person_id === asked.asked_by);
}

/** The edition of an export, for the officers of its centre and the owners of the programme; nothing for anybody else. */
export async function overseenEdition(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	{ edition_id }: { edition_id: string }
): Promise<EditionOfCentre | undefined> {
	const edition = await editionOf(trx, edition_id);
	const oversees = await overseenBy(trx, context);
	return edition && oversees?.(edition.centre_id) ? edition : undefined;
}

const tell = (trx: Trx, context: Context, name: `research_export.${string}`, { asked, edition }: Decidable): Promise<void> =>
	record(trx, context, {
		name,
		subject: { kind: 'edition', id: edition.id },
		also: [{ kind: 'centre', id: edition.centre_id }],
		particulars: { institution: asked.institution }
	});
