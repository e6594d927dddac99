import fc from 'fast-check';
import { newId, type Day } from '#platform';
import { visibilities, type Part, type Seeable, type Standing, type Visibility } from '#spaces';

/** From when to when; without an end: for good. */
type Span = readonly [from: Day, to: Day | null];
type Dated = { id: string; span: Span };

export type Role = Dated & { person_id: string; kind: string; organisation_id: string; annulled: boolean };
export type Membership = Dated & { network_id: string; school_id: string };
export type DutyRow = Dated & { network_id: string; person_id: string; duty: 'coordinator' | 'expert'; accepted: boolean };
export type Participant = Dated & { delivery_id: string; person_id: string; school_id: string };
export type Lecturer = { delivery_id: string; person_id: string; removed: boolean };
export type Edition = { id: string; programme_id: string; centre_id: string; ends_on: Day };
export type Network = { id: string; edition_id: string; closed_on: Day | null; founder_id: string | null };
export type Training = { id: string; edition_id: string; school_id: string };
export type Room = { id: string; kind: 'network' | 'training' | 'programme'; edition_id: string };
export type Item = Seeable & {
	id: string;
	kind: 'discussion' | 'material' | 'event' | 'task';
	word: string;
	posts: Post[];
	renewed_by: string | null;
};
export type Post = { id: string; author_id: string; removed: boolean };

/** Centres, editions that go on and that are over, networks, trainings, people in all parts and on all days, and what they have written. */
export type World = {
	people: string[];
	schools: string[];
	centres: string[];
	editions: Edition[];
	networks: Network[];
	trainings: Training[];
	rooms: Room[];
	roles: Role[];
	memberships: Membership[];
	duties: DutyRow[];
	participants: Participant[];
	lecturers: Lecturer[];
	items: Item[];
};

/** On which the tests stand: the edition of the first two goes on, the other one is over. */
export const day: Day = '2026-11-27';
const spans: Span[] = [
	['2025-09-01', null],
	['2026-09-01', null],
	['2026-09-01', '2026-11-20'],
	['2026-09-01', day],
	[day, null],
	['2026-12-01', null],
	['2025-09-01', '2026-06-30'],
	['2025-09-01', '2026-06-01']
];

const count = { people: 8, schools: 4 };
const person = fc.nat({ max: count.people - 1 });
const school = fc.nat({ max: count.schools - 1 });
const span = fc.oneof({ weight: 3, arbitrary: fc.constant(spans[0] as Span) }, { weight: 2, arbitrary: fc.constantFrom(...spans) });
const inSchool = fc.constantFrom('school_head', 'school_coordinator', 'team_member');
const inCentre = fc.constantFrom('network_coordinator', 'expert', 'lecturer', 'centre_officer');

const drawn = fc.record({
	school_roles: fc.array(fc.record({ person, school, kind: inSchool, span, annulled: fc.constantFrom(false, false, false, true) }), {
		minLength: 4,
		maxLength: 12
	}),
	centre_roles: fc.array(
		fc.record({ person, centre: fc.nat({ max: 1 }), kind: inCentre, span, annulled: fc.constantFrom(false, false, true) }),
		{ maxLength: 8 }
	),
	memberships: fc.array(fc.record({ network: fc.nat({ max: 4 }), school, span }), { minLength: 3, maxLength: 10 }),
	duties: fc.array(
		fc.record({
			network: fc.nat({ max: 4 }),
			person,
			duty: fc.constantFrom('coordinator' as const, 'expert' as const),
			span,
			accepted: fc.constantFrom(true, true, false)
		}),
		{ maxLength: 6 }
	),
	participants: fc.array(fc.record({ training: fc.nat({ max: 1 }), person, span }), { maxLength: 6 }),
	lecturers: fc.array(fc.record({ training: fc.nat({ max: 1 }), person, removed: fc.constantFrom(false, false, true) }), { maxLength: 4 }),
	closed: fc.constantFrom<(Day | null)[]>(null, '2026-10-31', day),
	items: fc.array(
		fc.record({
			room: fc.nat({ max: 9 }),
			author: person,
			asked: fc.option(person, { freq: 3 }),
			school: fc.option(school, { freq: 4 }),
			visibility: fc.constantFrom(...visibilities),
			removed: fc.constantFrom(false, false, false, true),
			kind: fc.constantFrom('discussion' as const, 'discussion' as const, 'material' as const, 'event' as const, 'task' as const),
			/** Who has added a second version to a material. */
			renewed: fc.option(person, { freq: 2 }),
			posts: fc.array(fc.record({ author: person, removed: fc.constantFrom(false, false, true) }), { maxLength: 3 })
		}),
		{ minLength: 6, maxLength: 24 }
	)
});

/** Worlds that are all different: whatever can be in a room, from everybody's side. */
export const worlds = (): fc.Arbitrary<World> => drawn.map(worldOf);

function worldOf(draw: typeof drawn extends fc.Arbitrary<infer Draw> ? Draw : never): World {
	const ids = (length: number) => Array.from({ length }, newId);
	const [people, schools, centres, programmes] = [ids(count.people), ids(count.schools), ids(2), ids(2)];
	const at = <Thing>(things: readonly Thing[], place: number): Thing => things[place] as Thing;
	const editions = (
		[
			[0, '2027-06-30'],
			[0, '2026-06-30'],
			[1, '2027-06-30']
		] as const
	).map(([place, ends_on]) => ({
		id: newId(),
		programme_id: at(programmes, place),
		centre_id: at(centres, place),
		ends_on
	}));
	const [now, over, other] = editions as [Edition, Edition, Edition];
	const network = (edition: Edition, closed_on: Day | null = null, founder_id: string | null = null) => ({
		id: newId(),
		edition_id: edition.id,
		closed_on,
		founder_id
	});
	const networks = [network(now), network(now, draw.closed), network(over), network(other), network(now, null, at(schools, 0))];
	const trainings = [now, over].map((edition, place) => ({ id: newId(), edition_id: edition.id, school_id: at(schools, place) }));
	const rooms: Room[] = [
		...networks.map(({ id, edition_id }) => ({ id, kind: 'network' as const, edition_id })),
		...trainings.map(({ id, edition_id }) => ({ id, kind: 'training' as const, edition_id })),
		...editions.map(({ id }) => ({ id, kind: 'programme' as const, edition_id: id }))
	];
	return {
		people,
		schools,
		centres,
		editions,
		networks,
		trainings,
		rooms,
		roles: [
			...draw.school_roles.map(({ person, school, ...role }) => ({
				id: newId(),
				person_id: at(people, person),
				organisation_id: at(schools, school),
				...role
			})),
			...draw.centre_roles.map(({ person, centre, ...role }) => ({
				id: newId(),
				person_id: at(people, person),
				organisation_id: at(centres, centre),
				...role
			}))
		],
		memberships: draw.memberships.map(({ network, school, span }) => ({
			id: newId(),
			network_id: at(networks, network).id,
			school_id: at(schools, school),
			span
		})),
		duties: draw.duties.map(({ network, person, ...duty }) => ({
			id: newId(),
			network_id: at(networks, network).id,
			person_id: at(people, person),
			...duty
		})),
		participants: draw.participants.map(({ training, person, span }) => ({
			id: newId(),
			delivery_id: at(trainings, training).id,
			person_id: at(people, person),
			school_id: at(trainings, training).school_id,
			span
		})),
		lecturers: draw.lecturers.map(({ training, person, removed }) => ({
			delivery_id: at(trainings, training).id,
			person_id: at(people, person),
			removed
		})),
		items: draw.items.map(({ room, author, asked, school, visibility, posts, renewed, ...item }, place) => ({
			...item,
			id: newId(),
			room_id: at(rooms, room).id,
			edition_id: at(rooms, room).edition_id,
			author_id: at(people, author),
			asked_id: asked === null ? null : at(people, asked),
			school_id: school === null ? null : at(schools, school),
			visibility: (visibility === 'school' && school === null ? 'private' : visibility) satisfies Visibility,
			// A word that stands nowhere else: whoever finds it has found this item.
			word: `zodis${newId().replaceAll('-', '').slice(0, 12)}${place}`,
			renewed_by: item.kind === 'material' && renewed !== null ? at(people, renewed) : null,
			posts:
				item.kind === 'discussion' ? posts.map((post) => ({ id: newId(), author_id: at(people, post.author), removed: post.removed })) : []
		}))
	};
}

const counts = ([from, to]: Span, on: Day): boolean => from <= on && (to === null || to >= on);

/** The last day of a room; null: it goes on. */
export function closesOn(world: World, room: Room): Day | null {
	const ends = world.editions.find(({ id }) => id === room.edition_id)?.ends_on ?? null;
	const network = world.networks.find(({ id }) => id === room.id);
	if (network?.founder_id) return network.closed_on;
	return [ends, network?.closed_on ?? null].filter((one) => one !== null).toSorted()[0] ?? null;
}

/** What somebody is in which room, told from the rows anew and in another way than the database tells it. */
export function standingIn(world: World, person_id: string | null): Standing {
	if (person_id === null) return { person_id, rooms: [] };
	const rooms = world.rooms.flatMap((room) => {
		const closes_on = closesOn(world, room);
		const on = closes_on !== null && closes_on < day ? closes_on : day;
		const parts = partsIn(world, room, person_id, on);
		if (parts.length === 0) return [];
		const founder = world.networks.find(({ id }) => id === room.id)?.founder_id ?? null;
		return [
			{
				room_id: room.id,
				kind: room.kind,
				edition_id: room.edition_id,
				parts: [...new Set(parts.map(({ part }) => part))],
				schools: [...new Set(parts.flatMap(({ school_id }) => school_id ?? []))],
				leads: parts.some(
					({ part, school_id }) =>
						part === 'centre_officer' ||
						part === 'lecturer' ||
						(part === 'network_coordinator' && room.kind === 'network') ||
						(founder !== null && school_id === founder && (part === 'school_head' || part === 'school_coordinator'))
				),
				open: closes_on === null || closes_on >= day
			}
		];
	});
	return { person_id, rooms };
}

function partsIn(world: World, room: Room, person_id: string, on: Day): { part: Part; school_id: string | null }[] {
	const held = world.roles.filter((role) => role.person_id === person_id && !role.annulled && counts(role.span, on));
	const centre = world.editions.find(({ id }) => id === room.edition_id)?.centre_id;
	const holds = (kind: string) => held.some((role) => role.kind === kind && role.organisation_id === centre);
	const atSchool = (school_id: string, kinds: string[]) =>
		held
			.filter((role) => role.organisation_id === school_id && kinds.includes(role.kind))
			.map((role) => ({ part: role.kind as Part, school_id }));
	const parts: { part: Part; school_id: string | null }[] = holds('centre_officer') ? [{ part: 'centre_officer', school_id: null }] : [];
	if (room.kind === 'training') {
		const training = world.trainings.find(({ id }) => id === room.id) as Training;
		parts.push(...atSchool(training.school_id, ['school_head', 'school_coordinator']));
		for (const one of world.participants)
			if (one.delivery_id === room.id && one.person_id === person_id && counts(one.span, on))
				parts.push({ part: 'participant', school_id: one.school_id });
		const lectures = world.lecturers.some((one) => one.delivery_id === room.id && one.person_id === person_id && !one.removed);
		if (lectures && holds('lecturer')) parts.push({ part: 'lecturer', school_id: null });
		return parts;
	}
	const networks = world.networks.filter(({ id, edition_id }) =>
		room.kind === 'network' ? id === room.id : edition_id === room.edition_id
	);
	for (const { id } of networks) {
		for (const one of world.memberships)
			if (one.network_id === id && counts(one.span, on))
				parts.push(...atSchool(one.school_id, ['school_head', 'school_coordinator', 'team_member']));
		for (const one of world.duties) {
			const kind = one.duty === 'coordinator' ? 'network_coordinator' : 'expert';
			if (one.network_id === id && one.person_id === person_id && one.accepted && counts(one.span, on) && holds(kind))
				parts.push({ part: kind, school_id: null });
		}
	}
	return parts;
}
