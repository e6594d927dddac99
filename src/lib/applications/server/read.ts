import { dayOf, isId } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holdersOf, holds } from '#people/server';
import type { Verdict } from '#programmes';
import { staffOf, type StaffMember } from '#schools/server';
import { tasksOf, type Task } from '../tasks.ts';
import { accessTo, type Access } from './access.ts';
import { earlierApplication, type Earlier } from './carry-over.ts';
import { verdictNow } from './facts.ts';
import { materialOf, type Material } from './material.ts';
import { openReturn, type OpenReturn } from './returns.ts';

/** An application as its own school sees it. */
export type Draft = Material & {
	verdict: Verdict;
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
	return { ...material, verdict, tasks, back, signed, heads };
}

/** What the team builder chooses from, beside the application itself. */
export function readTeam(context: Context, applicationId: string): Promise<{ draft: Draft; staff: StaffMember[] } | undefined> {
	return context.db.transaction().execute(async (trx) => {
		const access = isId(applicationId) ? await accessTo(trx, context, applicationId) : undefined;
		if (!access) return undefined;
		const draft = await draftOf(trx, context, access);
		// Whom nobody has confirmed yet is not shown who works in the school.
		return { draft, staff: access.claimed ? [] : await staffOf(trx, access.school_id, dayOf(context.now)) };
	});
}

/** What the first page of an application offers beside its tasks: answers of an earlier one. */
export function readOffer(context: Context, applicationId: string): Promise<Earlier | null> {
	return context.db.transaction().execute(async (trx) => {
		const access = isId(applicationId) ? await accessTo(trx, context, applicationId) : undefined;
		return access ? earlierApplication(trx, access) : null;
	});
}

/** Who can put the head's name or confirm a claim: named to those who wait for it. */
export function readHeads(context: Context, schoolId: string): Promise<string[]> {
	return context.db.transaction().execute(async (trx) => (await holdersOf(trx, schoolId, ['school_head'], dayOf(context.now))).map(({ name }) => name));
}
