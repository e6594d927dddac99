import { subscriptionJobs, type Handlers } from '#platform/server';
import { solveRuns } from '#planning/server';
import { askProposal, beginFormation, networksInvariants, networksSubscriptions, readFormation, readProposal } from '#networks/server';
import { confirmOffer } from './agreements.ts';
import type { TestDatabase } from './database.ts';
import { makeProgramme, openCentre } from './programmes.ts';
import { must } from './review.ts';
import { callIn, makeSchool, sendOne, type MadeSchool, type OpenCall } from './sent.ts';

export type FormingSchool = MadeSchool & { application: string };
export type Forming = {
	open: OpenCall;
	programme: { id: string; slug: string };
	edition: { id: string; slug: string };
	schools: FormingSchool[];
};

const municipalities = ['LT-21', 'LT-54', 'LT-57', 'LT-15', 'LT-02', 'LT-45', 'LT-60', 'LT-41'];

/**
 * An edition of so many networks of so many schools each, and its schools that have confirmed their places: each in the next
 * of eight municipalities, the first in the north-west, every second with the problem of lessons, the others with that of behaviour.
 */
export async function openForming(
	db: TestDatabase,
	{ networks = 2, each = 3, schools = 6, begun = true }: { networks?: number; each?: number; schools?: number; begun?: boolean } = {}
): Promise<Forming> {
	const centre = await openCentre(db);
	const programme = await makeProgramme(db, centre, 'learning-school-networks', 'Besimokančių mokyklų tinklai');
	await db.beside.query(
		`update programmes.edition set terms = jsonb_set(jsonb_set(terms, '{grouping,networks}', $2::jsonb), '{grouping,schools_each}', $3::jsonb)
		where id = $1`,
		[programme.edition.id, String(networks), String(each)]
	);
	const open = await callIn(db, centre, programme.edition.id);
	const forming: Forming = { open, programme, edition: programme.edition, schools: [] };
	for (let number = 0; number < schools; number++) await joinForming(db, forming);
	if (begun) await beginFormation(db.as(centre.officer), { edition_id: programme.edition.id });
	return forming;
}

/** One more school confirms its place. */
export async function joinForming(db: TestDatabase, { open, schools }: Forming): Promise<FormingSchool> {
	const number = schools.length;
	const school = await makeSchool(db, `Mokykla ${String.fromCharCode(65 + number)}`, municipalities[number % municipalities.length]);
	const topic =
		number % 2 === 0 ? { code: 'lesson_planning', text: 'pamokos planavimas' } : { code: 'behaviour', text: 'elgesio problemos' };
	const { id } = await sendOne(db, open, school, { topic });
	await confirmOffer(db, open, { application: id, head: school.head });
	const made = { ...school, application: id };
	schools.push(made);
	return made;
}

/** The worker, with a computation that puts the points into groups in their order and calls the first of each its host. */
export const plainWorker: Handlers = workerThat(({ points, groups: count }) => {
	const size = points.length / count;
	const groups = Array.from({ length: count }, (_, index) => {
		const members = points.slice(index * size, (index + 1) * size).map(({ id }) => id);
		return { host: members[0] ?? '', members };
	});
	return { kind: 'found', plan: { status: 'feasible', objective: 1, bound: 0, gap: 1, seconds: 1, groups } };
});

/** The worker, with a computation that answers as told. */
export function workerThat(
	answer: (instance: { points: { id: string }[]; groups: number }) => Awaited<ReturnType<Parameters<typeof solveRuns>[0]>>
): Handlers {
	return {
		...subscriptionJobs(networksSubscriptions),
		'planning.solve': solveRuns((task) => Promise.resolve(answer(task.instance as { points: { id: string }[]; groups: number })))
	};
}

/** What a test of a formation asks again and again, of its own database. */
export function formingOf(db: TestDatabase) {
	const officer = ({ open }: Forming) => db.as(open.centre.officer);
	const desk = async (forming: Forming) => must(await readFormation(officer(forming), forming.edition.id));
	const page = async (forming: Forming, proposal_id: string, school_id?: string) =>
		must(await readProposal(officer(forming), { proposal_id, ...(school_id && { school_id }) }));
	return {
		officer,
		desk,
		page,
		/** The id of a school by its place: 0 is A. */
		id: ({ schools }: Forming, index: number): string => schools[index]?.id ?? '',
		/** The networks of a proposal by the letters of their schools: `['ABC', 'DEF']`. */
		members: async (forming: Forming, proposal_id: string) =>
			(await page(forming, proposal_id)).proposal.groups.map(({ members }) =>
				members
					.map((member) => forming.schools.find(({ id }) => id === member)?.name.slice(-1))
					.sort()
					.join('')
			),
		/** Asks for a proposal and has the plain worker compute it: of six schools A B C and D E F. */
		proposed: async (forming: Forming): Promise<string> => {
			must(await askProposal(officer(forming), { edition_id: forming.edition.id }));
			await db.work(plainWorker);
			const [latest] = (await desk(forming)).proposals;
			if (!latest) throw new Error('there is no proposal');
			return latest.id;
		},
		/** Invariants that do not hold. */
		broken: async () => (await Promise.all(networksInvariants.map(({ broken: of }) => db.asSystem().db.transaction().execute(of)))).flat()
	};
}
