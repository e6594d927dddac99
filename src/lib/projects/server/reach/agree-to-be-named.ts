import { dayOf, done, newId, refused, type Day, type Outcome } from '#platform';
import { within, type Context, type Limit, type Trx } from '#platform/server';
import { mostNames, namesForgottenOn, readName } from '../../named.ts';
import { isOpenOn } from '../../project.ts';
import { projectById, type ProjectRecord } from '../projects/index.ts';
import { askedByCode, askedById, digestOfCode, isCode, newCode, type AskedRecord } from './name-record.ts';
import { tellOf } from './tell-of.ts';

/** A whole school may sit behind one address; whoever tries more often is no school. */
const limit: Limit = { times: 120, seconds: 3600 };

/** What a teacher reads before they agree: what it was about, and until when the name is kept. */
export type Asking = { school: string; project: string; what: string; held_on: Day; forgotten_on: Day };

/** Who has the address is asked; nobody is, once its days or the project are over. */
export function readAsking(context: Context, code: string): Promise<Outcome<Asking, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await askingBy(trx, context, code);
		return found ? done(told(found)) : refused('not_found');
	});
}

export type AgreeRefusal = 'not_found' | 'named_faulty' | 'names_full' | 'too_many_tries';

/**
 * A teacher whom the team has reached agrees to be named, without an account: nothing is kept but the name as they write it. Answers the
 * secret by which they alone take it back; whoever sends the form twice (`withdrawal` comes with it) is named once. No more names are
 * taken than were reached and a few to spare, and so many tries in an hour (`asker`).
 */
export function agreeToBeNamed(
	context: Context,
	input: { code: string; name: string; withdrawal: string; asker: string }
): Promise<Outcome<{ withdrawal: string }, AgreeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await within(trx, context.now, 'names.agree', input.asker, limit))) return refused('too_many_tries');
		const found = await askingBy(trx, context, input.code);
		if (!found) return refused('not_found');
		const { name, faults } = readName(input.name);
		if (faults.length > 0) return refused('named_faulty', faults);
		const before = isCode(input.withdrawal) ? await namedBy(trx, input.withdrawal) : undefined;
		if (before?.name === name && before.taught_id === found.asked.id) return done({ withdrawal: input.withdrawal });
		if ((await countOf(trx, found.asked.id)) >= mostNames(found.asked.reached)) return refused('names_full');
		const withdrawal = isCode(input.withdrawal) && !before ? input.withdrawal : newCode();
		await trx
			.insertInto('projects.named')
			.values({ id: newId(), taught_id: found.asked.id, name, withdrawal: digestOfCode(withdrawal), agreed_at: context.now })
			.execute();
		await tellNobody(trx, context, 'second_level.named', found);
		return done({ withdrawal });
	});
}

/** What is kept of whoever agreed: shown to whoever has the secret that they were given. */
export function readConsent(context: Context, withdrawal: string): Promise<Outcome<Asking & { name: string }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await consentBy(trx, context, withdrawal);
		return found ? done({ ...told(found), name: found.name }) : refused('not_found');
	});
}

/** Takes a name back: it is deleted, at any time, and nothing of it is kept. What is gone already is no fault. */
export function withdrawConsent(context: Context, withdrawal: string): Promise<Outcome<undefined, never>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await consentBy(trx, context, withdrawal);
		if (!found) return done();
		await trx.deleteFrom('projects.named').where('id', '=', found.id).execute();
		await tellNobody(trx, context, 'second_level.name_withdrawn', found);
		return done();
	});
}

type Found = { asked: AskedRecord; project: ProjectRecord };

const told = ({ asked, project }: Found): Asking => ({
	school: project.school,
	project: project.title,
	what: asked.what,
	held_on: asked.held_on,
	forgotten_on: namesForgottenOn(project.edition)
});

/** Locked, so that names of one event are counted one after another. */
async function askingBy(trx: Trx, context: Context, code: string): Promise<Found | undefined> {
	const asked = await askedByCode(trx, code);
	const today = dayOf(context.now);
	const project = asked && (await projectById(trx, context, asked.project_id));
	return project && asked.asks_until !== null && today <= asked.asks_until && isOpenOn(project, today) ? { asked, project } : undefined;
}

async function consentBy(trx: Trx, context: Context, withdrawal: string): Promise<(Found & { id: string; name: string }) | undefined> {
	const named = isCode(withdrawal) ? await namedBy(trx, withdrawal) : undefined;
	const asked = named && (await askedById(trx, named.taught_id));
	const project = asked && (await projectById(trx, context, asked.project_id));
	return project && { asked, project, id: named.id, name: named.name };
}

const namedBy = (trx: Trx, withdrawal: string) =>
	trx
		.selectFrom('projects.named')
		.select(['id', 'taught_id', 'name'])
		.where('withdrawal', '=', digestOfCode(withdrawal))
		.executeTakeFirst();

const countOf = async (trx: Trx, taught_id: string): Promise<number> =>
	Number(
		(
			await trx
				.selectFrom('projects.named')
				.select(({ fn }) => fn.countAll().as('count'))
				.where('taught_id', '=', taught_id)
				.executeTakeFirstOrThrow()
		).count
	);

/** That somebody agreed or took it back is told without who, also where they are signed in. */
const tellNobody = (trx: Trx, context: Context, name: `second_level.${string}`, { asked, project }: Found) =>
	tellOf(trx, { ...context, actor: { kind: 'system', id: null } }, name, project, asked);
