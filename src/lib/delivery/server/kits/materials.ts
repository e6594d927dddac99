import type { Trx } from '#platform/server';
import type { Pack } from '../../kit.ts';

export type Material = {
	id: string;
	edition_id: string;
	topic: string | null;
	pack: Pack;
	title: string;
	version: number;
	licence: string;
	author: string;
	link: string | null;
	file: { id: string; name: string; bytes: number } | null;
	pages: number | null;
	added_at: Date;
	withdrawn_at: Date | null;
	/** The version that stands in its place. */
	replaced_by: string | null;
};

const materials = (trx: Trx) =>
	trx
		.selectFrom('delivery.material as material')
		.leftJoin('platform.file as file', 'file.id', 'material.file_id')
		.leftJoin('delivery.material as later', 'later.replaces_id', 'material.id')
		.select(['material.id', 'material.edition_id', 'material.topic', 'material.pack', 'material.title', 'material.version'])
		.select(['material.licence', 'material.author', 'material.link', 'material.pages', 'material.added_at', 'material.withdrawn_at'])
		.select(['later.id as replaced_by', 'file.id as file_id', 'file.name as file_name', 'file.bytes']);

const asMaterial = ({
	file_id,
	file_name,
	bytes,
	pack,
	...row
}: Awaited<ReturnType<ReturnType<typeof materials>['execute']>>[number]): Material => ({
	...row,
	pack: pack as Pack,
	file: file_id === null ? null : { id: file_id, name: file_name ?? '', bytes: bytes ?? 0 }
});

/** The material of an edition: by pack and title, the last version of each first. */
export const materialsOf = async (trx: Trx, editionId: string): Promise<Material[]> =>
	(
		await materials(trx)
			.where('material.edition_id', '=', editionId)
			.orderBy('material.pack')
			.orderBy('material.title')
			.orderBy('material.version', 'desc')
			.execute()
	).map(asMaterial);

export async function materialsByIds(trx: Trx, ids: readonly string[]): Promise<Map<string, Material>> {
	if (ids.length === 0) return new Map();
	const rows = await materials(trx)
		.where('material.id', 'in', [...new Set(ids)])
		.execute();
	return new Map(rows.map((row) => [row.id, asMaterial(row)]));
}

/** Whether it is what is handed out now: the last version, and not withdrawn. */
export const isCurrent = ({ withdrawn_at, replaced_by }: Material): boolean => withdrawn_at === null && replaced_by === null;

/** What belongs in a pack of a topic now. */
export const packOf = (all: readonly Material[], pack: Pack, topic: string | null): Material[] =>
	all.filter((one) => isCurrent(one) && one.pack === pack && (one.topic === null || one.topic === topic));
