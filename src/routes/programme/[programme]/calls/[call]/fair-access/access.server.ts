import { error } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { bandWord, stateWords, viewWords } from '#lib/reporting/ui/access-words.ts';
import { inLocale } from '#platform';
import { accessStates, accessViews, bandOf, isIn, type AccessSchool } from '#reporting';
import { readFairAccess } from '#reporting/server';
import { allowed } from '../../../../../allowed.ts';
import { sheetAnswer } from '../../../../../sheet-answer.ts';
import { overseen } from '../../../overseen.server.ts';

type Asking = { locals: App.Locals; params: { programme: string; call: string }; url: URL };

/** Who could apply to the call in the address and who did, for whoever sees its programme in numbers. */
export async function fairAccessOf(event: Asking) {
	const { head, calls, managed, editions } = await overseen(event);
	const own = calls.find(({ slug }) => slug === event.params.call) ?? error(404, 'not_found');
	const found = allowed(await readFairAccess(event.locals.context, { call: own.slug }), event.locals, event.url);
	const edition = editions.find(({ id }) => id === own.edition.id)?.slug ?? '';
	return { ...found, programme: head, managed, edition, name: inLocale(own.name, event.locals.context.locale) };
}

/** The schools behind one number of it, for whoever may know their names. */
export async function chosenSchools(event: Asking) {
	const found = await fairAccessOf(event);
	const asked = event.url.searchParams;
	const state = accessStates.find((one) => one === (asked.get('state') ?? 'could'));
	const view = accessViews.find((one) => one === asked.get('by'));
	if (!state || !found.named.includes(state)) error(404, 'not_found');
	const band = asked.get('band');
	const schools = found.schools.filter((school) => isIn[state](school) && (!view || band === null || bandOf[view](school) === band));
	const of = view && band !== null ? `${viewWords[view]()}: ${bandWord(view, band)}` : '';
	return { ...found, state, title: stateWords[state](), of, schools };
}

/** The same for a spreadsheet. What an officer may not be told of the ranking stands in no column. */
export async function schoolsSheet(event: Asking, kind: 'csv' | 'xlsx'): Promise<Response> {
	const { call, schools, named, title } = await chosenSchools(event);
	const told = accessStates.filter((state) => named.includes(state) && state !== 'could' && state !== 'not_applied');
	const head = [
		...[m.reporting_access_school(), m.reporting_access_municipality(), m.reporting_access_county(), m.reporting_access_type()],
		...[m.reporting_access_pupils(), m.reporting_access_kilometres(), ...told.map((state) => stateWords[state]())]
	];
	const rows = schools.map((school: AccessSchool) => [
		...[school.name, school.municipality, school.county, school.type, school.pupils?.toString() ?? '', school.kilometres?.toString() ?? ''],
		...told.map((state) => (isIn[state](school) ? m.reporting_access_yes() : m.reporting_access_no()))
	]);
	return sheetAnswer(event.locals, kind, `${m.reporting_access_file()}-${call.slug}`, [head, ...rows], title.slice(0, 31));
}
