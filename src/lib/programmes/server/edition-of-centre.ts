import * as v from 'valibot';
import { isId, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { TextSchema } from '#programmes';
import { editionById, type EditionRecord } from './editions.ts';
import { manages } from './manages.ts';
import { overseenBy } from './read-overview.ts';

export type EditionOfCentre = EditionRecord & { centre_id: string; programme: { id: string; slug: string; name: Text } };

/** An edition with its programme and centre, whoever asks. */
export async function editionOf(trx: Trx, editionId: string): Promise<EditionOfCentre | undefined> {
	const edition = isId(editionId) ? await editionById(trx, editionId) : undefined;
	if (!edition) return undefined;
	const { centre_id, name, ...programme } = await trx
		.selectFrom('programmes.programme')
		.select(['id', 'slug', 'name', 'centre_id'])
		.where('id', '=', edition.programme_id)
		.executeTakeFirstOrThrow();
	return { ...edition, centre_id, programme: { ...programme, name: v.parse(TextSchema, name) } };
}

/** An edition with its programme, for an officer of its centre (and the machine itself); nothing for anybody else. */
export async function editionFor(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	editionId: string
): Promise<EditionOfCentre | undefined> {
	const edition = await editionOf(trx, editionId);
	return edition && (await manages(trx, context, edition.centre_id)) ? edition : undefined;
}

/** An edition for whoever may see its programme in numbers: an officer of its centre, and whoever answers for the programme. */
export async function editionOverseen(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	editionId: string
): Promise<(EditionOfCentre & { managed: boolean }) | undefined> {
	const edition = await editionOf(trx, editionId);
	const isOverseen = edition && (await overseenBy(trx, context));
	if (!edition || !isOverseen?.(edition.centre_id)) return undefined;
	return { ...edition, managed: await manages(trx, context, edition.centre_id) };
}
