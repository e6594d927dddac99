import type { MayOpen } from '#platform/server';
import { agreementById } from './record.ts';
import { sideOf } from './side.ts';

/** Who opens a document of an agreement: its parties and its centre. */
export const mayOpenAgreementFile: MayOpen = async (trx, context, { owner_id }) => {
	const agreement = await agreementById(trx, owner_id);
	return agreement !== undefined && (await sideOf(trx, context, agreement)) !== undefined;
};
