import type { FormedSchool, Group, Situation } from '#networks';

/** Kilometres of one degree of latitude on the earth of the planning contract (radius 6371.0088 km). */
export const degree = (Math.PI / 180) * 6371.0088;

/** A school on the meridian 24° E: `place` tenths of a degree north of 55°. */
export const schoolAt = (id: string, place: number, topic: string | null = 'a', type = 'gymnasium'): FormedSchool => ({
	id,
	application_id: `${id}-application`,
	name: `Mokykla ${id}`,
	municipality: 'Kauno rajono savivaldybė',
	type,
	type_words: { lt: type, en: type },
	topic,
	topic_words: topic === null ? null : { lt: topic, en: topic },
	latitude: 55 + place / 10,
	longitude: 24,
	own_place: true
});

/**
 * Six schools in a row, 11.1 km from each to the next: p q r work on a, s t u on b; p and s are of one type, all others of
 * another. Two networks of three; a kilometre counts 1, another problem 20, a pair of one type 10.
 */
export const row: Situation = {
	networks: 2,
	least: 3,
	most: 3,
	criteria: { distance: 'some', topic: 'some', same_type: 'some' },
	schools: [
		schoolAt('p', 0, 'a', 'basic'),
		schoolAt('q', 1),
		schoolAt('r', 2),
		schoolAt('s', 3, 'b', 'basic'),
		schoolAt('t', 4, 'b'),
		schoolAt('u', 5, 'b')
	],
	wishes: []
};

export const group = (members: string, host = members[1] ?? '', locked = ''): Group => ({
	host,
	members: [...members],
	locked: [...locked]
});
