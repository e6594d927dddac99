import { m } from '#lib/messages/messages.js';
import type { ItemKind, Part, RoomKind } from '#spaces';

/** What a room is called by its kind. */
export const roomWords: Record<RoomKind, () => string> = {
	network: m.spaces_room_network,
	training: m.spaces_room_training,
	programme: m.spaces_room_programme
};

/** What somebody is in a room. */
export const partWords: Record<Part, () => string> = {
	school_head: m.spaces_part_school_head,
	school_coordinator: m.spaces_part_school_coordinator,
	team_member: m.spaces_part_team_member,
	participant: m.spaces_part_participant,
	network_coordinator: m.spaces_part_network_coordinator,
	expert: m.spaces_part_expert,
	lecturer: m.spaces_part_lecturer,
	centre_officer: m.spaces_part_centre_officer
};

/** What stands in a room, by its kind. */
export const kindWords: Record<ItemKind, () => string> = {
	discussion: m.spaces_search_discussion,
	material: m.spaces_search_material,
	event: m.spaces_search_event,
	task: m.spaces_search_task
};
