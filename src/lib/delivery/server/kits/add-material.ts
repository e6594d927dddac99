import { done, isId, newId, refused, type Fault, type Outcome } from '#platform';
import { record, saveFile, type Context, type Trx } from '#platform/server';
import { editionFor } from '#programmes/server';
import { topicsOf } from '#scheduling/server';
import { packs, type Pack } from '../../kit.ts';
import type { SentFile } from '../documents/share-document.ts';
import { isCurrent, materialsByIds, type Material } from './materials.ts';

/** A file or a link. `topic` null: for every topic. `replaces_id`: the version in whose place it comes; topic and pack are then that one's. */
export type MaterialInput = {
	edition_id: string;
	topic: string | null;
	pack: Pack;
	title: string;
	licence: string;
	author: string;
	pages: number | null;
	link?: string | null;
	file?: SentFile | null;
	replaces_id?: string | null;
};
export type MaterialRefusal = 'not_found' | 'topic_unknown' | 'material_unreadable' | 'material_replaced';

/**
 * Adds material of an edition for hand-out packs or methodical sets (M-19), under a licence. By an officer of the centre. A new version comes
 * in the place of another; kits that were made keep what they were made of. A file is twenty megabytes and no more.
 */
export function addMaterial(context: Context, input: MaterialInput): Promise<Outcome<{ id: string; version: number }, MaterialRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, input.edition_id);
		if (!edition) return refused('not_found');
		const replaced = input.replaces_id ? await replacedOf(trx, input.edition_id, input.replaces_id) : null;
		if (replaced === undefined) return refused('not_found');
		if (replaced && !isCurrent(replaced)) return refused('material_replaced');
		const { topic, pack } = replaced ?? input;
		if (topic !== null && !(await topicsOf(trx, edition.id)).some(({ code }) => code === topic)) return refused('topic_unknown');
		const faults = faultsOf({ ...input, pack });
		if (faults.length > 0) return refused('material_unreadable', faults);
		const [id, version] = [newId(), (replaced?.version ?? 0) + 1];
		const kept = input.file ? await saveFile(trx, context, { ...input.file, owner_kind: 'delivery_material', owner_id: id }) : null;
		if (kept && !kept.ok) return refused('material_unreadable', [{ field: 'file', key: kept.refusal }]);
		const title = input.title.trim();
		await trx
			.insertInto('delivery.material')
			.values({
				id,
				edition_id: edition.id,
				topic,
				pack,
				title,
				version,
				licence: input.licence.trim(),
				author: input.author.trim(),
				file_id: kept?.value.id ?? null,
				link: kept ? null : (input.link?.trim() ?? null),
				pages: input.pages,
				replaces_id: replaced?.id ?? null,
				added_at: context.now,
				added_by: context.actor.id
			})
			.execute();
		await record(trx, context, {
			name: 'material.added',
			subject: { kind: 'edition', id: edition.id },
			particulars: { title, version, edition: edition.name }
		});
		return done({ id, version });
	});
}

/** Takes material out: no kit is made of it any more. Kits that were made of it keep it. By an officer of the centre. */
export function withdrawMaterial(context: Context, { material_id }: { material_id: string }): Promise<Outcome<undefined, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const material = isId(material_id) ? (await materialsByIds(trx, [material_id])).get(material_id) : undefined;
		const edition = material && (await editionFor(trx, context, material.edition_id));
		if (!material || !edition || !isCurrent(material)) return refused('not_found');
		await trx.updateTable('delivery.material').set({ withdrawn_at: context.now }).where('id', '=', material.id).execute();
		await record(trx, context, {
			name: 'material.withdrawn',
			subject: { kind: 'edition', id: edition.id },
			particulars: { title: material.title, version: material.version, edition: edition.name }
		});
		return done();
	});
}

/** The version in whose place another comes, held so that no second one comes there too. */
async function replacedOf(trx: Trx, editionId: string, id: string): Promise<Material | undefined> {
	if (!isId(id)) return undefined;
	await trx.selectFrom('programmes.edition').select('id').where('id', '=', editionId).forUpdate().execute();
	const found = (await materialsByIds(trx, [id])).get(id);
	return found?.edition_id === editionId ? found : undefined;
}

function faultsOf({ pack, title, licence, author, pages, link, file }: MaterialInput): Fault[] {
	const wrong = (field: string, is: boolean, key = `material_${field}`): Fault[] => (is ? [{ field, key: `delivery_fault_${key}` }] : []);
	const said = (link ?? '').trim();
	return [
		...wrong('pack', !packs.includes(pack)),
		...wrong('title', title.trim() === '' || title.trim().length > 200),
		...wrong('licence', licence.trim().length < 2 || licence.trim().length > 100),
		...wrong('author', author.trim().length > 300),
		...wrong('pages', pages !== null && !(Number.isInteger(pages) && pages > 0 && pages <= 5000)),
		...wrong('file', !file && said === '', 'material_source'),
		...wrong('link', !file && said !== '' && !isAddress(said))
	];
}

const isAddress = (text: string): boolean => /^https:\/\/\S{4,500}$/.test(text) && URL.canParse(text);
