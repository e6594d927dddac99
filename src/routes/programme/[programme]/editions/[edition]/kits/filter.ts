import { kitStages, type KitStage } from '#delivery';

/** The stage that the list is filtered by: of a kit that stands there, or all. */
export const chosenStage = (url: URL): KitStage | null => kitStages.find((stage) => stage === url.searchParams.get('stage')) ?? null;

/** A delivery is shown where one of its kits stands at the stage. */
export const isShown = (lines: readonly { stage: KitStage }[], stage: KitStage | null): boolean =>
	stage === null || lines.some((line) => line.stage === stage);
