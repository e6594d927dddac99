import { describe, expect, test } from 'vitest';
import { changesOf, choicesIn, maySee, type Seeable, type Stand, type Standing } from './visibility.ts';

const stand = (more: Partial<Stand> = {}): Stand => ({
	room_id: 'room',
	kind: 'network',
	edition_id: 'edition',
	parts: ['team_member'],
	schools: ['school'],
	leads: false,
	open: true,
	...more
});
const of = (person_id: string | null, ...rooms: Stand[]): Standing => ({ person_id, rooms });
const people: Record<string, Standing> = {
	author: of('author', stand()),
	colleague: of('colleague', stand()),
	neighbour: of('neighbour', stand({ schools: ['another school'] })),
	helper: of('helper', stand({ parts: ['expert'], schools: [] })),
	leader: of('leader', stand({ parts: ['network_coordinator'], schools: [], leads: true })),
	'other network': of('other network', stand({ room_id: 'another room', schools: ['another school'] })),
	'other training': of('other training', stand({ room_id: 'another room', kind: 'training' })),
	'other edition': of('other edition', stand({ room_id: 'another room', edition_id: 'another edition' })),
	stranger: of('stranger'),
	'signed out': of(null)
};
const item = (more: Partial<Seeable> = {}): Seeable => ({
	room_id: 'room',
	edition_id: 'edition',
	visibility: 'network',
	school_id: 'school',
	author_id: 'author',
	asked_id: null,
	removed: false,
	...more
});
const seenBy = (more: Partial<Seeable>) =>
	Object.entries(people).flatMap(([name, standing]) => (maySee(standing, item(more)) ? [name] : []));

const room = ['author', 'colleague', 'neighbour', 'helper', 'leader'];

describe('who sees what', () => {
	test.each<[string, Partial<Seeable>, string[]]>([
		['private: the author alone', { visibility: 'private' }, ['author']],
		['private: and whom it asks', { visibility: 'private', asked_id: 'helper' }, ['author', 'helper']],
		['private: who is asked but not in the room sees nothing', { visibility: 'private', asked_id: 'stranger' }, ['author']],
		['school: neither helpers nor who leads', { visibility: 'school' }, ['author', 'colleague']],
		['school: of an author without a school nobody else', { visibility: 'school', school_id: null }, ['author']],
		['school: whom it asks too', { visibility: 'school', asked_id: 'helper' }, ['author', 'colleague', 'helper']],
		['network: the room', { visibility: 'network' }, room],
		['edition: all networks, not another training', { visibility: 'edition' }, [...room, 'other network']],
		['public: everybody', { visibility: 'public' }, Object.keys(people)],
		['removed: author and who leads', { visibility: 'network', removed: true }, ['author', 'leader']],
		['removed while it was public: no more', { visibility: 'public', removed: true }, ['author', 'leader']],
		['removed at its school: who leads never saw it', { visibility: 'school', removed: true }, ['author']]
	])('%s', (_, more, names) => {
		expect(seenBy(more)).toEqual(names);
	});
});

test('its author no more once they have left the room, but for what all networks or everybody see', () => {
	const gone = { out: of('author'), next: of('author', stand({ room_id: 'another room' })) };
	expect(maySee(gone.out, item())).toBe(false);
	expect(maySee(gone.next, item({ visibility: 'private' }))).toBe(false);
	expect(maySee(gone.next, item({ visibility: 'edition' }))).toBe(true);
	expect(maySee(gone.next, item({ visibility: 'edition', removed: true }))).toBe(false);
	expect(maySee(gone.out, item({ visibility: 'public' }))).toBe(true);
});

describe('what may be chosen', () => {
	test.each<[string, Partial<Stand>, string[]]>([
		['a teacher', {}, ['private', 'school', 'network']],
		['a helper without a school', { schools: [] }, ['private', 'network']],
		['who leads', { schools: [], leads: true }, ['private', 'network', 'edition', 'public']],
		['who leads the programme: its room is all networks', { kind: 'programme', schools: [], leads: true }, ['private', 'network', 'public']]
	])('%s', (_, more, choices) => {
		expect(choicesIn(stand(more))).toEqual(choices);
	});

	test.each<[string, string, Partial<Seeable>, string[]]>([
		['its author, as anew', 'author', {}, ['private', 'school']],
		['its author takes back what was opened to all', 'author', { visibility: 'public' }, ['private', 'school', 'network']],
		['who leads, wider', 'leader', {}, ['edition', 'public']],
		['who leads, narrower again', 'leader', { visibility: 'public' }, ['network', 'edition']],
		['who leads, nothing that the room did not see', 'leader', { visibility: 'school' }, []],
		['nobody else', 'colleague', {}, []],
		['nobody what was removed', 'author', { removed: true }, []]
	])('changed by %s', (_, name, more, choices) => {
		expect(changesOf(people[name] as Standing, item(more))).toEqual(choices);
	});

	test('in a closed room what is shown can be shown to fewer, never to more', () => {
		const closed = { open: false };
		expect(changesOf(of('author', stand(closed)), item({ visibility: 'public' }))).toEqual(['private', 'school', 'network']);
		expect(changesOf(of('author', stand(closed)), item())).toEqual(['private', 'school']);
		expect(changesOf(of('leader', stand({ ...closed, schools: [], leads: true })), item({ visibility: 'edition' }))).toEqual(['network']);
		expect(changesOf(of('leader', stand({ ...closed, schools: [], leads: true })), item())).toEqual([]);
	});
});
