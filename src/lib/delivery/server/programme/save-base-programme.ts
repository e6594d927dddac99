import * as v from 'valibot';
import { done, newId, refused, type Fault, type Outcome, type Text } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { TextSchema } from '#programmes';
import { editionFor } from '#programmes/server';
import { topicsOf } from '#scheduling/server';
import { readBlocks, type BlockInput } from '../../blocks.ts';
import { newBlockKey } from './block-key.ts';
import { basesOfEdition } from './rows.ts';

/** `topic` null: for whatever topic has none of its own. `seen` is the number of the version that the page showed, 0 for none. */
export type BaseProgrammeInput = { edition_id: string; topic: string | null; title: Text; blocks: BlockInput[]; seen?: number };
export type BaseProgrammeRefusal = 'not_found' | 'topic_unknown' | 'programme_unreadable' | 'changed_meanwhile' | 'nothing_changed';

/**
 * Keeps what a topic is taught by in an edition as a version of its own: earlier ones stay, and programmes adapted from them stay tied to
 * them. By an officer of the centre. Refused where another version was saved since `seen`, and where nothing differs.
 */
export function saveBaseProgramme(
	context: Context,
	{ edition_id, topic, title, blocks: sent, seen }: BaseProgrammeInput
): Promise<Outcome<{ id: string; number: number }, BaseProgrammeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		await trx.selectFrom('programmes.edition').select('id').where('id', '=', edition_id).forUpdate().execute();
		if (topic !== null && !(await isTopic(trx, edition_id, topic))) return refused('topic_unknown');
		const read = readBlocks(sent, newBlockKey);
		const named = v.safeParse(TextSchema, title);
		const faults: Fault[] = [
			...(named.success ? [] : [{ field: 'title_lt', key: 'delivery_fault_programme_title' }]),
			...('faults' in read ? read.faults : [])
		];
		if (faults.length > 0 || !named.success || 'faults' in read) return refused('programme_unreadable', faults);
		const last = (await basesOfEdition(trx, edition_id)).find((base) => base.topic === topic);
		if (seen !== undefined && seen !== (last?.number ?? 0)) return refused('changed_meanwhile');
		if (last && JSON.stringify([last.title, last.blocks]) === JSON.stringify([named.output, read.blocks]))
			return refused('nothing_changed');
		const [id, number] = [newId(), (last?.number ?? 0) + 1];
		await trx
			.insertInto('delivery.base_programme')
			.values({
				id,
				edition_id,
				topic,
				number,
				title: JSON.stringify(named.output),
				blocks: JSON.stringify(read.blocks),
				made_at: context.now,
				made_by: context.actor.id
			})
			.execute();
		await record(trx, context, {
			name: 'base_programme.saved',
			subject: { kind: 'edition', id: edition_id },
			particulars: { title: named.output, number, edition: edition.name }
		});
		return done({ id, number });
	});
}

const isTopic = async (trx: Trx, editionId: string, topic: string): Promise<boolean> =>
	(await topicsOf(trx, editionId)).some(({ code }) => code === topic);
