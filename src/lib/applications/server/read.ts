import { dayOf, isId } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holdersOf, holds } from '#people/server';
import { asSent, judge, type Form, type Member, type Topic, type Verdict } from '#programmes';
import { tasksOf, type Task } from '../tasks.ts';
import { adviseTeam, type TeamAdvice } from '../team-builder.ts';
import { accessTo, type Access } from './access.ts';
import { earlierApplication, type Earlier } from './carry-over.ts';
import { colleaguesOf, type Colleague } from './colleagues.ts';
import { callRulesOf, factsOf, verdictNow } from './facts.ts';
import { materialOf, type Material } from './material.ts';
import { openReturn, type OpenReturn } from './returns.ts';
import { rulesOf } from './rules.ts';
import { editorsOf, type Editor } from './editors.ts';

/** An application as its own school sees it. */
export type Draft = Material & {
	verdict: Verdict;
	/** The verdict as it would be if it were sent now: what is left open then counts as not there. */
	if_sent: Verdict;
	tasks: Task[];
	/** What the centre asks to be corrected. */
	back: OpenReturn | null;
	/** The head has signed what is written now. */
	signed: boolean;
	/** The reader is the head of the school. */
	heads: boolean;
};

/** Reads an application for a page of its school; to everybody else there is no such application. */
export function readDraft(context: Context, applicationId: string): Promise<Draft | undefined> {
	return context.db.transaction().execute(async (trx) => {
		const access = isId(applicationId) ? await accessTo(trx, context, applicationId) : undefined;
		return access && draftOf(trx, context, access);
	});
}

export async function draftOf(trx: Trx, { actor, now }: Context, access: Access): Promise<Draft> {
	const material = await materialOf(trx, access, now);
	const back = (await openReturn(trx, access.id)) ?? null;
	const verdict = verdictNow(material);
	const signed = material.sign_off?.revision === access.revision;
	const tasks = tasksOf({
		form: material.rules.form,
		answers: material.answers,
		verdict,
		endorsement: material.endorsement && (material.endorsement.answer ?? 'asked'),
		signed,
		remarked: back?.remarks.map(({ field }) => field) ?? []
	});
	const heads = actor.kind === 'person' && (await holds(trx, actor, ['school_head'], access.school_id, dayOf(now)));
	const if_sent = judge(callRulesOf(material), asSent(factsOf(material)));
	return { ...material, verdict, if_sent, tasks, back, signed, heads };
}

/** What the team builder chooses from, and its advice: who of the school would complete the team. */
export function readTeam(
	context: Context,
	applicationId: string
): Promise<{ draft: Draft; colleagues: Colleague[]; advice: TeamAdvice } | undefined> {
	return context.db.transaction().execute(async (trx) => {
		const access = isId(applicationId) ? await accessTo(trx, context, applicationId) : undefined;
		if (!access) return undefined;
		const draft = await draftOf(trx, context, access);
		// Whom nobody has confirmed yet is not shown who works in the school.
		const colleagues = access.claimed ? [] : await colleaguesOf(trx, access.school_id, draft.day);
		return { draft, colleagues, advice: adviseTeam(callRulesOf(draft), factsOf(draft).team ?? [], colleagues.map(asMember)) };
	});
}

const asMember = ({ person_id, roles, categories }: Colleague): Member => ({
	person: person_id,
	roles,
	categories: categories.length > 0 ? categories : null,
	of_school: true,
	reason: ''
});

/** What the first page of an application offers beside its tasks: answers of an earlier one. */
export function readOffer(context: Context, applicationId: string): Promise<Earlier | null> {
	return context.db.transaction().execute(async (trx) => {
		const access = isId(applicationId) ? await accessTo(trx, context, applicationId) : undefined;
		return access ? earlierApplication(trx, access) : null;
	});
}

/** Who can put the head's name or confirm a claim: named to those who wait for it. */
export function readHeads(context: Context, schoolId: string): Promise<string[]> {
	return context.db
		.transaction()
		.execute(async (trx) => (await holdersOf(trx, schoolId, ['school_head'], dayOf(context.now))).map(({ name }) => name));
}

/** What an application is asked, for whoever may see it. */
export function formOf(context: Context, applicationId: string): Promise<{ form: Form; topics: Topic[] } | undefined> {
	return context.db.transaction().execute(async (trx) => {
		const access = isId(applicationId) ? await accessTo(trx, context, applicationId) : undefined;
		if (!access) return undefined;
		const { form, topics } = await rulesOf(trx, access);
		return { form, topics };
	});
}

/** Who may see, write and send an application, and whom of the school one may still let in. */
export type Sharing = {
	representatives: { person_id: string; name: string; kind: string }[];
	editors: Editor[];
	colleagues: { person_id: string; name: string; post: string }[];
};

export function readSharing(context: Context, applicationId: string): Promise<Sharing> {
	return context.db.transaction().execute(async (trx) => {
		const access = isId(applicationId) ? await accessTo(trx, context, applicationId) : undefined;
		// Whom nobody has confirmed yet is not shown who works in the school.
		if (!access || access.claimed) return { representatives: [], editors: [], colleagues: [] };
		const day = dayOf(context.now);
		const representatives = await holdersOf(trx, access.school_id, ['school_head', 'school_coordinator'], day);
		const editors = await editorsOf(trx, access.id, day);
		const already = new Set([...representatives, ...editors].map(({ person_id }) => person_id));
		const colleagues = (await colleaguesOf(trx, access.school_id, day)).filter(
			({ person_id, email }) => email !== null && !already.has(person_id)
		);
		return {
			representatives: representatives.map(({ person_id, name, kind }) => ({ person_id, name, kind })),
			editors,
			colleagues: colleagues.map(({ person_id, name, post }) => ({ person_id, name, post }))
		};
	});
}
