import type { ItemKind } from './visibility.ts';

const folders: Record<ItemKind, string> = { discussion: 'discussions', material: 'materials', event: 'events', task: 'tasks' };

/** The address of an item in its room. */
export const pathOfItem = ({ room_id, kind, id }: { room_id: string; kind: ItemKind; id: string }): string =>
	`/room/${room_id}/${folders[kind]}/${id}`;
