/** Where something that stands in a room is read: its address without the language. */
export function addressOf({ kind, id, item_id, room_id }: { kind: string; id: string; item_id: string; room_id: string }): string {
	const room = `/room/${room_id}`;
	if (kind === 'post') return `${room}/discussions/${item_id}?from=${id}#p-${id}`;
	return `${room}/${kind}s/${item_id}`;
}
