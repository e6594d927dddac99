import { m } from '#lib/messages/messages.js';
import type { KitRemark, KitStage, Pack } from '../kit.ts';

export const packWords: Record<Pack, () => string> = { handout: m.kit_handout, methodological: m.kit_methodological };

export const stageWords: Record<KitStage, () => string> = {
	not_made: m.kit_stage_not_made,
	made: m.kit_stage_made,
	printed: m.kit_stage_printed,
	dispatched: m.kit_stage_dispatched,
	received: m.kit_stage_received
};

export const remarkWords: Record<KitRemark, () => string> = {
	not_made: m.kit_remark_not_made,
	too_few: m.kit_remark_too_few,
	outdated: m.kit_remark_outdated,
	not_dispatched: m.kit_remark_not_dispatched,
	not_received: m.kit_remark_not_received,
	received_less: m.kit_remark_received_less
};
