import { addDays, dayInWords, dayOf, type Day } from '#platform';
import { writeMail, type Context, type Letter, type Trx } from '#platform/server';
import { holdersOf, siteAddress, type PersonInRole } from '#people/server';
import { lettersAddress, preferencesOf, roomIdOf, stopAddress } from '#spaces/server';
import { asksForNote, asksForValue, daysBetween, whomToAsk } from '../../asking.ts';
import { runningCycle } from '../../cycle.ts';
import { isOpenOn } from '../../project.ts';
import { cyclesOf } from '../cycles/cycle-record.ts';
import { notesOf } from '../cycles/note-record.ts';
import { measuresOf, valuesOf, type MeasureRecord, type ValueRecord } from '../measures/measure-record.ts';
import { lockProject, projectsOf, type ProjectRecord } from '../projects/index.ts';
import { noteAsked, valueAsked } from './mails/asks.ts';

/**
 * Asks teams, on working mornings, for the values that are due by the rhythm of their measures and for a note a fortnight after the last
 * one: one letter a week to a person at most, one thing a letter, answered by replying. What is over is not asked about.
 */
export async function askTeams(context: Context): Promise<void> {
	const today = dayOf(context.now);
	const projects = await context.db.transaction().execute((trx) => projectsOf(trx, context, {}));
	for (const { id } of projects.filter((project) => isOpenOn(project, today)))
		await context.db.transaction().execute(async (trx) => {
			const project = await lockProject(trx, context, id);
			if (project && isOpenOn(project, today)) await askTeam(trx, context, project, today);
		});
}

async function askTeam(trx: Trx, context: Context, project: ProjectRecord, today: Day): Promise<void> {
	const held = await holdersOf(trx, project.school_id, ['team_member', 'school_coordinator', 'school_head'], today);
	const team = [...new Map(held.map((one) => [one.person_id, one])).values()];
	const asked = await askedIn(trx, project.id);
	for (const ask of [...(await valuesDue(trx, project, asked, today)), ...(await noteDue(trx, project, asked, today))]) {
		const person = whomToAsk([...ask.near, project.begun_by, ...byRole(held)], team);
		if (person && (await mayWriteTo(trx, project, person, today))) await send(trx, context, project, person, ask);
	}
}

const byRole = (held: readonly PersonInRole[]): string[] =>
	(['school_coordinator', 'team_member', 'school_head'] as const).flatMap((kind) =>
		held.filter((one) => one.kind === kind).map(({ person_id }) => person_id)
	);

type Ask =
	| { what: 'value'; subject_id: string; near: string[]; measure: MeasureRecord; last: ValueRecord | undefined }
	| { what: 'note'; subject_id: string; near: string[]; cycle: string | null };
type Row = { what: string; subject_id: string; asked_on: Day };

const askedIn = (trx: Trx, project_id: string): Promise<Row[]> =>
	trx.selectFrom('projects.asked').select(['what', 'subject_id', 'asked_on']).where('project_id', '=', project_id).execute();

const daysAsked = (rows: readonly Row[], what: Ask['what'], id: string): Day[] =>
	rows.filter((row) => row.what === what && row.subject_id === id).map(({ asked_on }) => asked_on);

async function valuesDue(trx: Trx, project: ProjectRecord, asked: readonly Row[], today: Day): Promise<Ask[]> {
	const measures = (await measuresOf(trx, project.id)).filter(({ ended_at }) => ended_at === null);
	const values = await valuesOf(
		trx,
		measures.map(({ id }) => id)
	);
	return measures.flatMap((measure): Ask[] => {
		const last = values.filter(({ measure_id }) => measure_id === measure.id).at(-1);
		const since = { last: last?.on_day ?? dayOf(measure.added_at), asked_on: daysAsked(asked, 'value', measure.id) };
		const near = last ? [last.entered_by] : [];
		return asksForValue(measure.rhythm, since, today) ? [{ what: 'value', subject_id: measure.id, near, measure, last }] : [];
	});
}

async function noteDue(trx: Trx, project: ProjectRecord, asked: readonly Row[], today: Day): Promise<Ask[]> {
	const [last] = await notesOf(trx, { project_id: project.id, limit: 1 });
	const since = { last: dayOf(last?.written_at ?? project.begun_at), asked_on: daysAsked(asked, 'note', project.id) };
	if (!asksForNote(since, today)) return [];
	const cycle = runningCycle(await cyclesOf(trx, project.id), today);
	const near = [...(cycle ? [cycle.planned_by] : []), ...(last ? [last.written_by] : [])];
	return [{ what: 'note', subject_id: project.id, near, cycle: cycle?.title ?? null }];
}

/** Nobody hears twice within a week, and nobody who wants no letters from the network's room. */
async function mayWriteTo(trx: Trx, project: ProjectRecord, { person_id }: PersonInRole, today: Day): Promise<boolean> {
	const lately = await trx
		.selectFrom('projects.asked')
		.select('asked_on')
		.where('person_id', '=', person_id)
		.where('asked_on', '>', addDays(today, -daysBetween))
		.limit(1)
		.executeTakeFirst();
	if (lately) return false;
	const room = project.network_id && (await roomIdOf(trx, { network_id: project.network_id }));
	const chosen = (await preferencesOf(trx, person_id, today)).find(({ room_id }) => room_id === room);
	return chosen?.direct ?? true;
}

async function send(trx: Trx, context: Context, project: ProjectRecord, person: PersonInRole, ask: Ask): Promise<void> {
	const { person_id, email, locale } = person;
	if (email === null) return;
	const today = dayOf(context.now);
	await trx
		.insertInto('projects.asked')
		.values({ project_id: project.id, person_id, what: ask.what, subject_id: ask.subject_id, asked_on: today })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const room_id = project.network_id && (await roomIdOf(trx, { network_id: project.network_id }));
	const letter: Letter = {
		...letterOf(project, person, ask, room_id ? lettersAddress(context.now, { person_id, room_id }, locale) : null),
		reply: { purpose: `projects.${ask.what}`, subject_id: ask.subject_id },
		...(room_id ? { unsubscribe: stopAddress(context.now, { person_id, room_id }) } : {})
	};
	const once = `projects.ask:${ask.what}:${ask.subject_id}:${person_id}:${today}`;
	await writeMail(trx, context.now, `project-${ask.what}-asked`, { email, locale, person_id }, letter, once);
}

function letterOf(project: ProjectRecord, { locale }: PersonInRole, ask: Ask, letters: string | null): Letter {
	const at = (path: string) => siteAddress(`/project/${project.id}${path}`, locale);
	if (ask.what === 'note') return noteAsked[locale]({ title: project.title, cycle: ask.cycle, address: at('/notes/new'), letters });
	const { measure, last } = ask;
	const value = last && `${locale === 'lt' ? String(last.value).replace('.', ',') : last.value}${measure.unit && ` ${measure.unit}`}`;
	return valueAsked[locale]({
		title: project.title,
		measure: measure.name,
		unit: measure.unit,
		last: last && value ? { value, day: dayInWords(last.on_day, locale) } : null,
		address: at(`/measures/${measure.id}`),
		letters
	});
}
