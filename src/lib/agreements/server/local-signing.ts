import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { openSigning } from './finish-signing.ts';
import { signingGateway } from './gateway/gateway.ts';

export type LocalSigning = { reference: string; agreement_id: string; signer: string };

/** What the page of the local gateway shows to the person who has begun to sign. There is none where a real provider is used. */
export function readLocalSigning(context: Context, reference: string): Promise<Outcome<LocalSigning, 'signing_unknown'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await signingGateway())?.agree) return refused('signing_unknown');
		const open = await openSigning(trx, context, reference);
		return open ? done({ reference, agreement_id: open.agreement_id, signer: open.person }) : refused('signing_unknown');
	});
}

/** The person agrees on the page of the local gateway: the document is then ready to be fetched. */
export async function agreeAtLocalGateway(
	context: Context,
	{ reference }: { reference: string }
): Promise<Outcome<undefined, 'signing_unknown'>> {
	const open = await readLocalSigning(context, reference);
	const gateway = await signingGateway();
	return open.ok && (await gateway?.agree?.(reference)) ? done() : refused('signing_unknown');
}
