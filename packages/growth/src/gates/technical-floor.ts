import { floorGate } from '../floor.ts'

/** Strength compensates inside the technical half, never across halves. */
export const technicalFloor = floorGate('technical')
