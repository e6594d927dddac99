import { m } from '#lib/messages/messages.js';
import type { Visibility } from '#spaces';

/** Who sees something, in words. */
export const visibilityWords: Record<Visibility, () => string> = {
	private: m.spaces_visibility_private,
	school: m.spaces_visibility_school,
	network: m.spaces_visibility_network,
	edition: m.spaces_visibility_edition,
	public: m.spaces_visibility_public
};
