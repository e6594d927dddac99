import { openFile, type Context } from '#platform/server';

/** A document of ours as it was kept. Whether it may be opened has been asked before. */
export async function keptPaper(context: Context, fileId: string): Promise<Uint8Array | null> {
	const found = await openFile(context, { 'selection.act': async () => true, 'selection.letter': async () => true }, fileId);
	return found.ok ? new Uint8Array(await new Response(found.value.content).arrayBuffer()) : null;
}
