import { myAgreements } from '#agreements/server';
import { applicationsOfSchool } from '#applications/server';
import { deliveriesOf, sessionsOf } from '#delivery/server';
import { dayOf } from '#platform';
import { asPerson, type Context } from '#platform/server';
import { rolesOf, tellPersonas, type Persona } from '#people/server';
import { exampleCertificate } from '#credentials/server';
import { newestPractices, readBooks } from '#practices/server';
import { callBySlug, openCalls } from '#programmes/server';
import { readSeason } from '#scheduling/server';
import { readReviewDesk } from '#selection/server';

/** A page of the stories: its name for checks, its address, and the e-mail of one who may see it (null: everybody may). */
export type Example = { name: string; path: string; as: string | null };

/** What an address is filled in with: the name in brackets, and what stands in its place. */
type Places = Record<string, string | undefined>;

/** Which page shows a capability, as whom it is seen, and what is asked of it; `in` where it belongs to a call that is under review, or to an edition whose trainings are planned. */
const wanted: { name: string; route: RegExp; as: Persona['key'] | null; query?: string; in?: 'review' | 'season' }[] = [
	{ name: 'landing', route: /^\/$/, as: null },
	{ name: 'calls', route: /^\/calls$/, as: null },
	{ name: 'call', route: /^\/calls\/\[call\]$/, as: null },
	{ name: 'apply', route: /^\/school\/\[school\]\/applications\/\[application\]$/, as: 'school_coordinator' },
	{ name: 'today', route: /^\/today$/, as: 'centre_officer' },
	{ name: 'applications', route: /^\/programme\/.*\/applications$/, as: 'centre_officer' },
	{ name: 'score', route: /^\/review\/\[assignment\]$/, as: 'reviewer' },
	{ name: 'selection', route: /^\/programme\/.*\/selection$/, as: 'centre_officer', in: 'review' },
	{ name: 'agreement', route: /^\/agreements\/\[agreement\]$/, as: 'school_head' },
	{ name: 'networks', route: /^\/networks$/, as: null },
	{ name: 'timetable', route: /^\/programme\/.*\/timetable$/, as: 'centre_officer', in: 'season' },
	{ name: 'training', route: /^\/training\/\[training\]$/, as: 'lecturer' },
	{ name: 'attendance', route: /^\/training\/\[training\]\/register\/\[session\]$/, as: 'lecturer' },
	{ name: 'people', route: /^\/admin\/people$/, as: 'centre_officer' },
	{ name: 'practices', route: /^\/practices$/, as: null },
	{ name: 'practice', route: /^\/practices\/\[slug\]$/, as: null },
	{ name: 'practice-search', route: /^\/practices$/, as: null, query: '?q=pokalbis' },
	{ name: 'book', route: /^\/books\/\[book\]$/, as: null },
	{ name: 'certificate', route: /^\/certificates\/\[code\]$/, as: null },
	{ name: 'search', route: /^\/schools$/, as: 'centre_officer', query: '?q=gimnazija' }
];

/** The pages of the stories told here of which the capability exists. Pages of an example that no story has are left out. */
export async function examples(context: Context, routes: readonly string[]): Promise<Example[]> {
	const personas = new Map((await tellPersonas(context)).map((persona) => [persona.key, persona]));
	const places = await placesOf(context, personas);
	const review = await placesInReview(context, personas.get('reviewer'));
	const season = await placesInSeason(context, personas.get('centre_officer'));
	return wanted.flatMap(({ name, route, as, query = '', in: where }) => {
		const pattern = routes.find((candidate) => route.test(candidate));
		const own = where === 'review' ? review : where === 'season' ? season : { ...places, assignment: review['assignment'] };
		const path = pattern === undefined ? undefined : filled(pattern, own);
		const email = as === null ? null : personas.get(as)?.email;
		return path === undefined || email === undefined ? [] : [{ name, path: path + query, as: email }];
	});
}

function filled(pattern: string, places: Places): string | undefined {
	const parts = pattern.split('/').map((part) => (part.startsWith('[') ? places[part.slice(1, -1)] : part));
	return parts.includes(undefined) ? undefined : parts.join('/');
}

/** The call that is open now, its programme, and the application that the persona's school is writing to it. */
async function placesOf(context: Context, personas: Map<string, Persona>): Promise<Places> {
	const [call] = await openCalls(context);
	const school = await schoolOf(context, personas.get('school_coordinator'));
	const agreement = await agreementOf(context, personas.get('school_head'));
	return {
		programme: call?.programme.slug,
		edition: call?.edition.id,
		call: call?.slug,
		...school,
		agreement,
		...(await trainingOf(context, personas.get('lecturer'))),
		book: (await readBooks(context))[0]?.slug,
		code: await exampleCertificate(context),
		slug: (await newestPractices(context, 1))[0]?.slug
	};
}

/** A task of the reviewer, and the call to which it belongs. */
async function placesInReview(context: Context, reviewer: Persona | undefined): Promise<Places> {
	if (!reviewer) return {};
	const desk = await readReviewDesk({ ...context, actor: asPerson(reviewer.id) });
	const [round] = desk.ok ? desk.value : [];
	if (!round) return {};
	const call = await context.db.transaction().execute((trx) => callBySlug(trx, round.call_slug));
	const begun = round.rows.find(({ need }) => need === 'begun' || need === 'unseen') ?? round.rows[0];
	return { programme: call?.programme.slug, call: round.call_slug, assignment: begun?.id };
}

/** An edition whose trainings are planned, and its programme. */
async function placesInSeason(context: Context, officer: Persona | undefined): Promise<Places> {
	if (!officer) return {};
	const acting = { ...context, actor: asPerson(officer.id) };
	for (const { edition, programme } of await openCalls(context)) {
		const read = await readSeason(acting, { edition_id: edition.id });
		if (read.ok && read.value.season) return { programme: programme.slug, edition: edition.slug };
	}
	return {};
}

/** The training that the lecturer holds last, and its first half-day. */
async function trainingOf(context: Context, lecturer: Persona | undefined): Promise<Places> {
	if (!lecturer) return {};
	return context.db.transaction().execute(async (trx) => {
		const held = (await deliveriesOf(trx, { lecturer_id: lecturer.id })).findLast(({ kind }) => kind === 'training');
		const [session] = held ? await sessionsOf(trx, held.id) : [];
		return { training: held?.id, session: session?.id };
	});
}

/** An agreement that the head is named to sign. */
async function agreementOf(context: Context, head: Persona | undefined): Promise<string | undefined> {
	if (!head) return undefined;
	const { rows } = await myAgreements({ ...context, actor: asPerson(head.id) });
	return rows[0]?.id;
}

async function schoolOf(context: Context, coordinator: Persona | undefined): Promise<Places> {
	if (!coordinator) return {};
	const [role] = await context.db.transaction().execute((trx) => rolesOf(trx, coordinator.id, dayOf(context.now)));
	if (!role) return {};
	const { applications } = await applicationsOfSchool({ ...context, actor: asPerson(coordinator.id) }, role.organisation_id);
	const shown = applications.find(({ state }) => state === 'draft') ?? applications[0];
	return { school: role.organisation_id, application: shown?.id };
}
