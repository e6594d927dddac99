import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';
import { rulesById } from './rules.ts';

/** What holds for programmes and calls, and no constraint guards. */
export const programmesInvariants: Invariant[] = [
	holds(
		'A published call has published rules.',
		sql`select 'call ' || call.slug as record from programmes.call as call
			where call.state = 'published'
				and not exists (select from programmes.rules as rules where rules.call_id = call.id and rules.published_at is not null)`
	),
	holds(
		'The versions of the rules of a call are numbered without a gap.',
		sql`select 'call ' || call.slug as record from programmes.call as call
			join programmes.rules as rules on rules.call_id = call.id
			group by call.id, call.slug having max(rules.version) <> count(*) or min(rules.version) <> 1`
	),
	holds(
		'A late code is used only by an application of its school to its call.',
		sql`select 'application ' || application.reference as record from applications.application as application
			join programmes.late_code as code on code.id = application.late_code_id
			where code.call_id <> application.call_id or code.school_id <> application.school_id`
	),
	{
		sentence: 'Every version of rules can still be read by this Kartu.',
		broken: async (trx) => {
			const all = await trx.selectFrom('programmes.rules').select(['id', 'version']).orderBy('saved_at').execute();
			const found: string[] = [];
			for (const { id, version } of all)
				await rulesById(trx, id).catch((error: unknown) => found.push(`rules ${id} version ${version}: ${(error as Error).message}`));
			return found;
		}
	}
];
