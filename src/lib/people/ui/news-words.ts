import { m } from '#lib/messages/messages.js';
import { trialKind } from '../webhook.ts';

/** What a webhook is told of, in the reader’s words; a kind that has none is told by its name. */
export function newsTitle(kind: string): string {
	if (kind === trialKind) return m.webhooks_trial();
	const said = (m as unknown as Record<string, (() => string) | undefined>)[`news_${kind.replace('.', '_')}`];
	return said ? said() : kind;
}
