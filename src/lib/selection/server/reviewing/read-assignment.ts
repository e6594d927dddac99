import { done, refused, type Outcome } from '#platform';
import { noteLook, through, type Context, type Trx } from '#platform/server';
import type { Content } from '#applications';
import { namesFor, rulesById, type CallRecord } from '#programmes/server';
import type { Form, Names, Topic } from '#programmes';
import type { PhaseRights } from '../../phase.ts';
import { redactContent, type RedactionWords } from '../../redact.ts';
import type { Scheme } from '../../scheme.ts';
import { lockMyAssignment, type MyAssignment, type ReviewerRefusal } from './my-assignment.ts';
import { scoresOf, type StandingScore } from './scores.ts';
import { countedReviews } from '../counted-reviews.ts';

/** What is told before a reviewer has said whether there is an interest: of whom the application is, and not a word of it. */
export type ToDeclare = { school: string; municipality: string; head: string | null; team: string[] };
export type OthersReview = { name: string; scores: StandingScore[]; remark: string };

export type AssignmentPage = {
	assignment: Pick<MyAssignment, 'id' | 'reference' | 'due_at' | 'declared_at' | 'sent_at' | 'remark'>;
	call: CallRecord;
	rights: PhaseRights;
	declaration: ToDeclare | null;
	/** Null until an interest was denied, and outside of the phases in which applications are read. */
	application: { content: Content; form: Form; topics: Topic[]; names: Names; redacted: boolean } | null;
	scheme: Scheme | null;
	scores: StandingScore[];
	/** Reviews of others, where the phase shows them and one's own was handed in. */
	others: OthersReview[];
};
export type AssignmentRefusal = ReviewerRefusal | 'not_in_phase';

/**
 * One task of a reviewer: first the declaration, then the application with the score sheet, as far as the phase lets it.
 * Reading an application marks it as looked at.
 */
export function readAssignment(context: Context, id: string, words: RedactionWords): Promise<Outcome<AssignmentPage, AssignmentRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockMyAssignment(trx, context, id);
		if (!found.ok) return found;
		const { value: assignment } = found;
		const { rights, call, scheme } = assignment;
		if (!rights.declare) return refused('not_in_phase');
		const content = await contentOf(trx, assignment);
		const mayRead = assignment.declared_at !== null && rights.read;
		if (mayRead && assignment.seen_at === null)
			await trx.updateTable('selection.assignment').set({ seen_at: context.now }).where('id', '=', assignment.id).execute();
		const { reference, due_at, declared_at, sent_at, remark } = assignment;
		const others = mayRead && rights.others_shown && sent_at !== null ? await othersOf(trx, assignment) : [];
		if (others.length > 0)
			await noteLook(trx, context, 'selection.others', { kind: 'application', id: assignment.application_id, label: reference });
		return done({
			assignment: { id: assignment.id, reference, due_at, declared_at, sent_at, remark },
			call,
			rights,
			declaration: declared_at === null ? toDeclare(content.content) : null,
			application: mayRead ? await shown(trx, context, content, rights.names_shown, words) : null,
			scheme: mayRead ? (scheme?.content ?? null) : null,
			scores: mayRead ? await scoresOf(trx, assignment.id) : [],
			others
		});
	});
}

type Sent = { content: Content; rules_id: string };

async function contentOf(trx: Trx, { submission_id }: MyAssignment): Promise<Sent> {
	const row = await trx
		.selectFrom('applications.submission')
		.select(['content', 'rules_id'])
		.where('id', '=', submission_id)
		.executeTakeFirstOrThrow();
	return { content: row.content as unknown as Content, rules_id: row.rules_id };
}

const toDeclare = ({ school, team }: Content): ToDeclare => ({
	school: school.name,
	municipality: school.municipality,
	head: school.head,
	team: team.map(({ name }) => name)
});

async function shown(
	trx: Trx,
	context: Context,
	{ content, rules_id }: Sent,
	namesShown: boolean,
	words: RedactionWords
): Promise<AssignmentPage['application']> {
	const rules = await rulesById(trx, rules_id);
	if (!rules) throw new Error(`the rules ${rules_id} are gone`);
	const names = await namesFor(trx, context.locale, rules.form);
	const read = namesShown ? withoutFiles(content) : redactContent(content, words);
	return { content: read, form: rules.form, topics: rules.topics, names, redacted: !namesShown };
}

/** Files stay with the school and its centre; reviewers judge by what is written. */
const withoutFiles = (content: Content): Content => ({ ...content, evidence: content.evidence.map((one) => ({ ...one, file: null })) });

/** What others handed in on the same application; whoever has an interest there does not appear. */
async function othersOf(trx: Trx, { application_id, id }: MyAssignment): Promise<OthersReview[]> {
	return through(trx, 'reviews', async () => {
		const rows = await countedReviews(trx)
			.innerJoin('people.person as person', 'person.id', 'assignment.person_id')
			.select(['assignment.id', 'person.name', 'assignment.remark'])
			.where('assignment.application_id', '=', application_id)
			.where('assignment.id', '<>', id)
			.orderBy('assignment.sent_at')
			.execute();
		return Promise.all(rows.map(async ({ id: other, name, remark }) => ({ name, remark, scores: await scoresOf(trx, other) })));
	});
}
