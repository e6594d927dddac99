import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { organisationsById, rolesOf } from '#people/server';
import { callsOfProgramme, type CallRecord } from './calls.ts';
import { editionsOf, type EditionRecord } from './editions.ts';
import { manages } from './manages.ts';
import { allProgrammes, programmeBySlug, type ProgrammeRecord } from './programmes.ts';

export type Overview = { programme: ProgrammeRecord; editions: EditionRecord[]; calls: CallRecord[] }[];

/** The programmes that the acting person answers for, with the calls that have been published: to be read, not to be changed. */
export function readOverview(context: Context): Promise<Outcome<Overview, 'not_allowed'>> {
	return context.db.transaction().execute(async (trx) => {
		const isOverseen = await overseenBy(trx, context);
		if (!isOverseen) return refused('not_allowed');
		const overview: Overview = [];
		for (const programme of (await allProgrammes(trx)).filter(({ centre_id }) => isOverseen(centre_id))) {
			const calls = await callsOfProgramme(trx, programme.id);
			const editions = await editionsOf(trx, programme.id);
			overview.push({ programme, editions, calls: calls.filter(({ state }) => state === 'published') });
		}
		return done(overview);
	});
}

/** A programme that the acting person may see in numbers; `managed`: and may change. */
export type Overseen = Overview[number] & { managed: boolean };

/** One programme for whoever answers for it: its editions and its published calls. */
export function readOverseen(context: Context, slug: string): Promise<Outcome<Overseen, 'not_found' | 'not_allowed'>> {
	return context.db.transaction().execute(async (trx) => {
		const programme = await programmeBySlug(trx, slug);
		if (!programme) return refused('not_found');
		const isOverseen = await overseenBy(trx, context);
		if (!isOverseen?.(programme.centre_id)) return refused('not_allowed');
		const calls = await callsOfProgramme(trx, programme.id);
		return done({
			programme,
			editions: await editionsOf(trx, programme.id),
			calls: calls.filter(({ state }) => state === 'published'),
			managed: await manages(trx, context, programme.centre_id)
		});
	});
}

/**
 * Whose programmes the acting person may see in numbers: an officer and a programme owner those of their centre, the owner
 * of a ministry those of every centre. Undefined for everybody else.
 */
export async function overseenBy(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>
): Promise<((centreId: string) => boolean) | undefined> {
	if (actor.kind === 'system') return () => true;
	const roles = actor.id === null ? [] : await rolesOf(trx, actor.id, dayOf(now));
	const owned = roles.filter(({ kind }) => kind === 'programme_owner' || kind === 'centre_officer');
	if (owned.length === 0) return undefined;
	const places = owned.map(({ organisation_id }) => organisation_id);
	const whole = [...(await organisationsById(trx, places)).values()].some(({ kind }) => kind === 'ministry');
	return (centreId) => whole || places.includes(centreId);
}
