import { addDays, instantAt, isId, refused, type Day, type Outcome } from '#platform';
import { inNameOf, type Context } from '#platform/server';
import { readSignedLink, signedLink } from '#people/server';

const purpose = 'commitment';

/** The secret part of the address at which one person writes and answers on one delivery: it signs nobody in and serves nothing else. */
export const commitmentToken = (deliveryId: string, personId: string, until: Day): string =>
	signedLink(purpose, `${deliveryId} ${personId}`, instantAt(addDays(until, 1), '00:00'));

/** Does one act about a commitment in the name of whoever the link was written to. */
export async function atCommitmentLink<Value, Refusal extends string>(
	context: Context,
	token: string,
	act: (context: Context, deliveryId: string) => Promise<Outcome<Value, Refusal>>
): Promise<Outcome<Value, Refusal | 'not_found'>> {
	const link = readSignedLink(purpose, token, context.now);
	const [deliveryId, personId] = link.ok ? link.value.split(' ') : [];
	if (!isId(deliveryId) || !isId(personId)) return refused('not_found');
	return act(inNameOf(context, personId), deliveryId);
}
