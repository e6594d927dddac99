export { addMaterial, withdrawMaterial, type MaterialInput, type MaterialRefusal } from './add-material.ts';
export { dispatchKits, printKits, type DispatchInput, type KitsRefusal, type PrintInput } from './dispatch.ts';
export { makeKits, type MakeKitsInput, type MakeKitsRefusal } from './make-kits.ts';
export type { Kit } from './kit-rows.ts';
export type { Material } from './materials.ts';
export { mayOpenMaterial } from './may-open.ts';
export {
	readEditionKits,
	readKits,
	readMaterials,
	readOwnMaterials,
	type DeliveryKits,
	type EditionKits,
	type KitLine,
	type KitsPage,
	type MaterialsPage,
	type OwnMaterials
} from './read-kits.ts';
export { receiveKit, type ReceiveInput, type ReceiveRefusal } from './receive-kit.ts';
