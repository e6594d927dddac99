import type { MayOpen } from '#platform/server';
import { consultationDesk } from './desk.ts';

/** Who opens the file of a question: whoever may read it whole. */
export const mayOpenConsultationFile: MayOpen = async (trx, context, { owner_id }) => (await consultationDesk(trx, context, owner_id)).ok;
