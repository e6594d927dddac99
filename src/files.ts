import type { FileOwners } from '#platform/server';
import { mayOpenAgreementFile } from '#agreements/server';
import { mayOpenApplicationFile } from '#applications/server';

/** Who decides on a file, by the kind of the thing it belongs to. A kind that is missing here opens to nobody. */
export const fileOwners: FileOwners = {
	application: mayOpenApplicationFile,
	agreement: mayOpenAgreementFile
};
