import type { RequestEvent } from '@sveltejs/kit';
import { pooledIn } from '#lib/evaluation/ui/pooled.ts';
import { readFollowSums, readOfferedObstacles } from '#evaluation/server';
import { inLocale } from '#platform';

type Asked = Pick<RequestEvent, 'locals'> & { params: { training: string } };

/** What came of what the participants promised themselves, for whoever may read the sums of a delivery. */
export async function followSums({ locals, params }: Asked) {
	const read = await readFollowSums(locals.context, { delivery_id: params.training });
	return read.ok ? read.value.map(({ weeks, told }) => ({ weeks, questions: pooledIn(told, locals.context.locale) })) : [];
}

/** What participants have offered to its consultations, for those who lead it. */
export async function offeredObstacles({ locals, params }: Asked) {
	const read = await readOfferedObstacles(locals.context, { delivery_id: params.training });
	return read.ok ? read.value.map((one) => ({ ...one, obstacle: inLocale(one.obstacle, locals.context.locale) })) : [];
}
