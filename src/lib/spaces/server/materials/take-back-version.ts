import { done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { plain } from '../../markup.ts';
import { notifyRoom } from '../live/notify.ts';
import { reasonFaults } from '../rooms/index.ts';
import { answersFor, materialFor, stands, subjectsOfMaterial, versionsOf, wordsOf } from './material-record.ts';

export type TakeBackVersion = { material_id: string; number: number; why: string };
export type TakeBackRefusal = 'not_found' | 'not_yours' | 'removal_faulty';

/**
 * Takes one version of a material back: from then on it is seen, and its file opened, only by whoever added it, whoever shared the material
 * and who leads the room. By the same: whoever added it need not say why. The last that stands takes the material with it. Also in a room
 * that has closed: what should never have been shown does not stay for good. Taken back twice, it is so once. Answers whether the material
 * still stands.
 */
export function takeBackVersion(
	context: Context,
	{ material_id, number, why }: TakeBackVersion
): Promise<Outcome<{ left: boolean }, TakeBackRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await materialFor(trx, context, material_id, true);
		if (!found?.stand || context.actor.kind !== 'person') return refused('not_found');
		const versions = await versionsOf(trx, material_id);
		const version = versions.find((one) => one.number === number);
		const answers = version !== undefined && answersFor(context, found, version);
		if (!version || (!answers && !stands(version))) return refused('not_found');
		if (!answers || found.item.removed) return refused('not_yours');
		if (!stands(version)) return done({ left: true });
		const faults = reasonFaults(why, version.added_by === context.actor.id);
		if (faults.length > 0) return refused('removal_faulty', faults);

		const removal = { removed_at: context.now, removed_by: context.actor.id, removed_why: plain(why) || '–––' };
		await trx
			.updateTable('spaces.material_version')
			.set(removal)
			.where('material_id', '=', material_id)
			.where('number', '=', number)
			.execute();
		const { id, room_id } = found.item;
		await record(trx, context, {
			name: 'material.version_removed',
			...subjectsOfMaterial({ id, room_id }),
			particulars: { version: number }
		});
		const left = versions.some((one) => one !== version && stands(one));
		if (left) await forgetWords(trx, id, found.material.author);
		else await removeWith(trx, context, { id, room_id, removal });
		await notifyRoom(trx, { room_id, item_id: id, what: 'changed' });
		return done({ left });
	});
}

/** What was said of the version is found no more; the material does not move up in lists by that. */
async function forgetWords(trx: Trx, id: string, author: string): Promise<void> {
	const words = (await wordsOf(trx, id, author)).slice(0, 100_000);
	await trx.updateTable('spaces.item').set({ words }).where('id', '=', id).execute();
}

type Removal = { removed_at: Date; removed_by: string; removed_why: string };

async function removeWith(
	trx: Trx,
	context: Context,
	{ id, room_id, removal }: { id: string; room_id: string; removal: Removal }
): Promise<void> {
	await trx.updateTable('spaces.item').set(removal).where('id', '=', id).execute();
	await record(trx, context, { name: 'item.removed', ...subjectsOfMaterial({ id, room_id }), particulars: { kind: 'material' } });
}
