// Imported before the camera: it counts resources from their opening to their closing.

const tracks = new Set<MediaStreamTrack>()
const workers = new Set<Worker>()
const urls = new Set<string>()

/** The resources that the page has open now. */
export const openResources = () => {
  for (const track of tracks) if (track.readyState === 'ended') tracks.delete(track)
  return { tracks: tracks.size, workers: workers.size, urls: urls.size }
}

/** Every track that was opened and has not ended. */
export const openTracks = (): readonly MediaStreamTrack[] => [...tracks]

const { getUserMedia } = MediaDevices.prototype
MediaDevices.prototype.getUserMedia = async function (constraints) {
  const stream = await getUserMedia.call(this, constraints)
  for (const track of stream.getTracks()) tracks.add(track)
  return stream
}

const { clone } = MediaStreamTrack.prototype
MediaStreamTrack.prototype.clone = function () {
  const copy = clone.call(this)
  tracks.add(copy)
  return copy
}

globalThis.Worker = class extends Worker {
  constructor(...args: ConstructorParameters<typeof Worker>) {
    super(...args)
    workers.add(this)
  }

  override terminate(): void {
    workers.delete(this)
    super.terminate()
  }
}

const { createObjectURL, revokeObjectURL } = URL
URL.createObjectURL = (object) => {
  const url = createObjectURL.call(URL, object)
  urls.add(url)
  return url
}
URL.revokeObjectURL = (url) => {
  urls.delete(url)
  revokeObjectURL.call(URL, url)
}
