/** From the fewest who see something to the most. */
export const visibilities = ['private', 'school', 'network', 'edition', 'public'] as const;
export type Visibility = (typeof visibilities)[number];

export type ItemKind = 'discussion' | 'material' | 'event' | 'task';
export type RoomKind = 'network' | 'training' | 'programme';
export type Part =
	'school_head' | 'school_coordinator' | 'team_member' | 'participant' | 'network_coordinator' | 'expert' | 'lecturer' | 'centre_officer';

/** What somebody is in one room: in which parts, of which schools, whether they lead it, and whether it still lives. */
export type Stand = {
	room_id: string;
	kind: RoomKind;
	edition_id: string;
	parts: Part[];
	schools: string[];
	leads: boolean;
	open: boolean;
};

/** What somebody is in the rooms that matter; a reader who has not signed in is in none. */
export type Standing = { person_id: string | null; rooms: readonly Stand[] };

/** What is asked of an item before anything of it is shown. */
export type Seeable = {
	room_id: string;
	edition_id: string;
	visibility: Visibility;
	school_id: string | null;
	author_id: string;
	asked_id: string | null;
	removed: boolean;
};

/**
 * Whether somebody may see an item. Its author as long as they are in its room: what others write there later is not for who has left. Otherwise, while it stands: whom it asks, if they are in its room;
 * `school`: people of its school in the room, never helpers or officers; `network`: everybody in the room; `edition`: everybody
 * in the room or in a network's or the programme's room of the edition; `public`: everybody. What was removed is seen by
 * those who lead the room, if they saw it before.
 */
export function maySee(standing: Standing, item: Seeable): boolean {
	const here = standing.rooms.find(({ room_id }) => room_id === item.room_id);
	if (here && standing.person_id === item.author_id) return true;
	if (item.removed && !here?.leads) return false;
	if (here && item.asked_id !== null && item.asked_id === standing.person_id) return true;
	switch (item.visibility) {
		case 'private':
			return false;
		case 'school':
			return item.school_id !== null && (here?.schools.includes(item.school_id) ?? false);
		case 'network':
			return here !== undefined;
		case 'edition':
			return here !== undefined || standing.rooms.some((room) => room.kind !== 'training' && room.edition_id === item.edition_id);
		case 'public':
			return true;
	}
}

/**
 * Whether somebody may write about an item that they see: in its room while that lives; of what all networks or everybody sees also whoever
 * is in a living room of the edition, while its own room lives.
 */
export function mayTalk(standing: Standing, item: Seeable, roomLives: boolean): boolean {
	if (item.removed || !roomLives || !maySee(standing, item)) return false;
	if (standing.rooms.some(({ room_id }) => room_id === item.room_id)) return true;
	const wide = item.visibility === 'edition' || item.visibility === 'public';
	return wide && standing.rooms.some((room) => room.kind !== 'training' && room.edition_id === item.edition_id && room.open);
}

/**
 * Among what somebody chooses in a room: nobody else, their school if they have one there, the room; all networks and
 * everybody only who leads the room. In the programme's room all networks are there already.
 */
export const choicesIn = ({ kind, schools, leads }: Pick<Stand, 'kind' | 'schools' | 'leads'>): Visibility[] =>
	visibilities.filter((one) => {
		if (one === 'school') return schools.length > 0;
		if (one === 'edition') return leads && kind !== 'programme';
		return one !== 'public' || leads;
	});

/**
 * For which of their schools somebody puts something into a room: the one they name, or their only one; null for who is there without a school. Undefined
 * when several could be meant and only one will see it: nobody's school is guessed.
 */
export function schoolOf({ schools }: Pick<Stand, 'schools'>, visibility: Visibility, chosen?: string): string | null | undefined {
	if (chosen !== undefined && schools.includes(chosen)) return chosen;
	return schools.length > 1 && visibility === 'school' ? undefined : (schools[0] ?? null);
}

/** Whether more people see something under the second visibility than under the first. */
export const isWider = (from: Visibility, to: string): boolean => visibilities.findIndex((one) => one === to) > visibilities.indexOf(from);

/**
 * To what somebody may change the visibility of an item. Its author: to what they might choose anew. Who leads the room: among
 * the room, all networks and everybody – and only what the room saw already. In a room that is closed: to fewer only.
 */
export function changesOf(standing: Standing, item: Seeable): Visibility[] {
	const here = standing.rooms.find(({ room_id }) => room_id === item.room_id);
	if (!here || item.removed) return [];
	const choices = choicesIn(here).filter((one) => one !== 'school' || item.school_id !== null);
	const others = (among: readonly Visibility[]) =>
		among.filter((one) => one !== item.visibility && (here.open || !isWider(item.visibility, one)));
	if (standing.person_id === item.author_id) return others(choices);
	const wide = choices.filter((one) => one !== 'private' && one !== 'school');
	return here.leads && wide.some((one) => one === item.visibility) ? others(wide) : [];
}
