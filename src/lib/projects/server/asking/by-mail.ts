import { done, inLocale, refused, type Text } from '#platform';
import { writeMail, type Context, type ReplyHandler, type Trx } from '#platform/server';
import { personById, siteAddress } from '#people/server';
import { splitNote, type Question } from '../../note.ts';
import { answerNote, writeNote } from '../cycles/write-note.ts';
import { cycleById } from '../cycles/cycle-record.ts';
import { noteById } from '../cycles/note-record.ts';
import { enterValue } from '../measures/enter-value.ts';
import { projectById } from '../projects/index.ts';
import { questionAsked } from './mails/asks.ts';

/** A reply to a letter that asked for a value: its first line is the value, the others are a note. */
export const valueByMail: ReplyHandler = async (context, { subject_id, text }) => {
	const [typed = '', ...note] = text.trim().split('\n');
	const outcome = await enterValue(context, { measure_id: subject_id, typed, note: note.join('\n').slice(0, 900), came_by: 'mail' });
	return outcome.ok ? done({ id: outcome.value.id }) : refused(outcome.refusal);
};

/** A reply to a letter that asked how it goes: a note, split by its words; one question goes back to whoever wrote it. */
export const noteByMail: ReplyHandler = async (context, { subject_id, text }) => {
	const outcome = await writeNote(context, { project_id: subject_id, came_by: 'mail', ...splitNote(text) });
	if (!outcome.ok) return refused(outcome.refusal);
	await context.db.transaction().execute((trx) => askBack(trx, context, outcome.value));
	return done({ id: outcome.value.id });
};

/** A reply to the question that was asked back. */
export const answerByMail: ReplyHandler = async (context, { subject_id, text }) => {
	const outcome = await answerNote(context, { note_id: subject_id, answer: text });
	return outcome.ok ? done({ id: outcome.value.id }) : refused(outcome.refusal);
};

/** The questions as letters say them; the page has them among its sentences. */
const questions: Record<Question, Text> = {
	happened: { lt: 'Kas iš to išėjo?', en: 'What came of it?' },
	number: { lt: 'Kiek? Pasakykite skaičiumi, kad ir apytikriai.', en: 'How much? Say it in a number, even roughly.' },
	next: { lt: 'Ką darysite toliau?', en: 'What will you do next?' },
	prediction: { lt: 'Ko tikitės kitą kartą?', en: 'What do you expect the next time?' },
	surprise: { lt: 'Kas Jus nustebino?', en: 'What surprised you?' }
};

async function askBack(trx: Trx, context: Context, written: { id: string; cycle_id: string | null; asked: Question }): Promise<void> {
	const { actor, now } = context;
	const person = actor.kind === 'person' ? await personById(trx, actor.id) : undefined;
	const note = await noteById(trx, written.id);
	const project = note && (await projectById(trx, context, note.project_id));
	if (!person?.email || !project || note.answer !== null) return;
	const cycle = written.cycle_id ? await cycleById(trx, written.cycle_id) : undefined;
	const letter = questionAsked[person.locale]({
		title: project.title,
		cycle: cycle?.title ?? null,
		question: inLocale(questions[written.asked], person.locale),
		tried: note.tried.length > 300 ? `${note.tried.slice(0, 300)}…` : note.tried,
		address: siteAddress(`/project/${project.id}/notes/${note.id}`, person.locale)
	});
	const to = { email: person.email, locale: person.locale, person_id: person.id };
	const reply = { purpose: 'projects.answer', subject_id: note.id };
	await writeMail(trx, now, 'project-question-asked', to, { ...letter, reply }, `projects.question:${note.id}`);
}
