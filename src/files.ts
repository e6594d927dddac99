import type { FileOwners, MayOpen } from '#platform/server';
import { mayOpenAgreementFile } from '#agreements/server';
import { mayOpenApplicationFile } from '#applications/server';
import { mayOpenConsultationFile, mayOpenDocument, mayOpenFindingFile, mayOpenMaterial, mayOpenSheet } from '#delivery/server';
import { mayOpenPicture } from '#practices/server';
import { mayOpenPostFile, mayOpenSharedFile } from '#spaces/server';

/** Open to whom any of them lets in. */
const toAny =
	(...asked: MayOpen[]): MayOpen =>
	async (trx, context, file) => {
		for (const may of asked) if (await may(trx, context, file)) return true;
		return false;
	};

/** Who decides on a file, by the kind of the thing it belongs to. A kind that is missing here opens to nobody. */
export const fileOwners: FileOwners = {
	application: toAny(mayOpenApplicationFile, mayOpenFindingFile),
	agreement: mayOpenAgreementFile,
	delivery_sheet: mayOpenSheet,
	delivery_document: mayOpenDocument,
	delivery_material: mayOpenMaterial,
	consultation: mayOpenConsultationFile,
	spaces_post: mayOpenPostFile,
	spaces_material: mayOpenSharedFile,
	practice_picture: mayOpenPicture
};
