import { createHash } from 'node:crypto';
import type { Outcome } from '#platform';
import { once } from '#platform/server';
import { answered, askedBy, refusal, type Asked, type Described, type Door, type Resource } from './door.ts';
import { faultsIn, shown } from './schema.ts';
import { storable } from '../readable.ts';
import { wholeOf } from '../routes/page-number.ts';

type Taking<B, T> = Described & { takes: Resource<B>; tells: Resource<T> };

/** A door at which something is done once for each key, however often it is asked. */
export function acting<B, T>(door: Taking<B, T> & { act: (asked: Asked & { body: B }) => Promise<Outcome<NoInfer<T>, string>> }): Door {
	const { takes, tells, act, ...described } = door;
	return {
		query: [],
		...described,
		tells,
		method: 'POST',
		list: false,
		takes: { body: takes, guard: 'idempotency-key' },
		refusals: [...new Set([400, 403, ...(door.refusals ?? [404]), 409, 422])],
		answer: async (event) => {
			const asked = askedBy(event);
			if (!asked) return refusal('not_found');
			const key = event.request.headers.get('idempotency-key') ?? '';
			if (!/^[\x21-\x7e]{1,100}$/.test(key)) return refusal('key_missing');
			const sent = await event.request.text();
			const body = bodyIn(sent);
			const faults = faultsIn(takes.schema, body);
			if (faults.length > 0) return refusal('body_wrong', faults);
			const print = createHash('sha256')
				.update(JSON.stringify([asked.params, sent]))
				.digest('base64url');
			const found = await once<unknown, string>(asked.context, { key, door: door.name, print }, async (context) => {
				const outcome = await act({ ...asked, context, body: body as B });
				return outcome.ok ? { ok: true, value: shown(tells.schema, outcome.value) } : outcome;
			});
			if (!found.ok) return refusal(found.refusal, told(found.faults));
			const response = answered(event.request, found.value.said);
			if (found.value.again) response.headers.set('idempotent-replayed', 'true');
			return response;
		}
	};
}

/** A door at which a thing is written over as it was known: whoever sends an old mark is told so, and nothing is lost. */
export function writing<B, T>(
	door: Taking<B, T> & {
		mark: (written: NoInfer<T>) => string;
		write: (asked: Asked & { body: B; revision: number }) => Promise<Outcome<NoInfer<T>, string>>;
	}
): Door {
	const { takes, tells, write, mark, ...described } = door;
	return {
		query: [],
		...described,
		tells,
		method: 'PUT',
		list: false,
		takes: { body: takes, guard: 'if-match' },
		refusals: [403, 404, 409, 412, 422, 428],
		answer: async (event) => {
			const asked = askedBy(event);
			if (!asked) return refusal('not_found');
			const revision = wholeOf(/^"(\d+)"$/.exec(event.request.headers.get('if-match') ?? '')?.[1] ?? null);
			if (revision === undefined) return refusal('mark_missing');
			const body = bodyIn(await event.request.text());
			const faults = faultsIn(takes.schema, body);
			if (faults.length > 0) return refusal('body_wrong', faults);
			const found = await write({ ...asked, body: body as B, revision });
			if (!found.ok) return refusal(found.refusal, told(found.faults));
			return answered(event.request, shown(tells.schema, found.value), `"${mark(found.value)}"`);
		}
	};
}

/** What a use case finds wrong, without the words that pages make of it. */
const told = (faults: readonly { field: string; key: string }[]) => faults.map(({ field, key }) => ({ field, key }));

/** What was sent, where it is JSON; nothing is not understood as nothing. */
function bodyIn(sent: string): unknown {
	try {
		return storable(JSON.parse(sent));
	} catch {
		return undefined;
	}
}
