import { done, prose, refused, type Outcome } from '#platform';
import { asPerson, record, writeMail, type Context, type ReplyText, type Trx } from '#platform/server';
import { personById, siteAddress } from '#people/server';
import { readsAll } from '../../project.ts';
import { isRemarkAnswer, readRemarkAnswer, type RemarkAnswer } from '../../remark.ts';
import { lengthFault } from '../../text.ts';
import { partIn, projectToWrite, subjectsOfProject, type ProjectRecord, type WriteRefusal } from '../projects/index.ts';
import { remarkAnswered } from './mails/remarks.ts';
import { remarkById, type RemarkRecord } from './remark-record.ts';

export type AnswerRemark = { remark_id: string; answer: string; words: string };
export type AnswerRemarkRefusal = WriteRefusal | 'remark_answered' | 'remark_faulty';

/**
 * The team answers a remark on its plan: taken, taken in part, or not taken; what is not wholly taken says why. Once, and whoever made
 * the remark is told by letter, as long as they help the project. A remark that was answered the same way already is answered.
 */
export function answerRemark(
	context: Context,
	{ remark_id, ...typed }: AnswerRemark
): Promise<Outcome<{ id: string; project_id: string }, AnswerRemarkRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const remark = await remarkById(trx, remark_id);
		if (!remark) return refused('not_found');
		const project = await projectToWrite(trx, context, remark.project_id);
		if (!project.ok) return project;
		const words = prose(typed.words);
		const answer = isRemarkAnswer(typed.answer) ? typed.answer : null;
		const faults = [
			...(answer ? [] : [{ field: 'answer', key: 'projects_fault_remark_answer' }]),
			...lengthFault('words', words, {
				least: answer === 'taken' || answer === null ? 0 : 3,
				most: 2000,
				missing: 'remark_words'
			})
		];
		if (!answer || faults.length > 0) return refused('remark_faulty', faults);
		const now = await remarkById(trx, remark_id);
		if (now?.answer === answer && now.answer_words === words) return done({ id: remark.id, project_id: remark.project_id });
		if (now?.answer) return refused('remark_answered');
		await trx
			.updateTable('projects.remark')
			.set({ answer, answer_words: words, answered_at: context.now, answered_by: context.actor.id })
			.where('id', '=', remark.id)
			.execute();
		await record(trx, context, {
			name: 'plan_remark.answered',
			...subjectsOfProject(project.value),
			particulars: { number: remark.number, part: remark.part, answer }
		});
		await tellAuthor(trx, context, project.value, remark, { answer, words });
		return done({ id: remark.id, project_id: remark.project_id });
	});
}

/** A remark answered by replying to the letter about it: the first words say what becomes of it, the rest why. */
export function answerRemarkByMail(
	context: Context,
	{ subject_id, text }: Pick<ReplyText, 'subject_id' | 'text'>
): Promise<Outcome<{ id: string }, AnswerRemarkRefusal | 'remark_unclear'>> {
	const read = readRemarkAnswer(text);
	return read ? answerRemark(context, { remark_id: subject_id, ...read }) : Promise.resolve(refused('remark_unclear'));
}

async function tellAuthor(
	trx: Trx,
	context: Context,
	project: ProjectRecord,
	remark: RemarkRecord,
	said: { answer: RemarkAnswer; words: string }
): Promise<void> {
	const author = await personById(trx, remark.made_by);
	const part = await partIn(trx, { actor: asPerson(remark.made_by), now: context.now }, project);
	if (!author?.email || !part || !readsAll(part)) return;
	const address = siteAddress(`/project/${project.id}/plan/versions/${remark.number}`, author.locale);
	const letter = remarkAnswered[author.locale]({ school: project.school, title: project.title, body: remark.body, ...said, address });
	await writeMail(trx, context.now, 'plan_remark_answered', { email: author.email, locale: author.locale, person_id: author.id }, letter);
}
