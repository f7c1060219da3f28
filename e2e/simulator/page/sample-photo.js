/** A drawn photo of a dented parcel on a doormat, so that a photo can be sent without having one at hand. */
export function drawSamplePhoto() {
  const canvas = document.createElement('canvas')
  canvas.width = 960
  canvas.height = 720
  const context = canvas.getContext('2d')
  const wall = context.createLinearGradient(0, 0, 0, 720)
  wall.addColorStop(0, '#c9b79c')
  wall.addColorStop(0.62, '#b09a7b')
  wall.addColorStop(0.62, '#6d5a48')
  wall.addColorStop(1, '#54443a')
  fill(context, wall, [
    [0, 0],
    [960, 0],
    [960, 720],
    [0, 720],
  ])
  fill(context, '#3f5d45', [
    [120, 560],
    [840, 560],
    [930, 690],
    [30, 690],
  ])
  fill(context, '#b98549', [
    [270, 330],
    [560, 300],
    [600, 600],
    [290, 640],
  ])
  fill(context, '#97683a', [
    [560, 300],
    [720, 340],
    [730, 590],
    [600, 600],
  ])
  fill(context, '#d3a163', [
    [270, 330],
    [430, 270],
    [720, 340],
    [560, 300],
  ])
  fill(context, '#6b4826', [
    [600, 420],
    [650, 395],
    [700, 450],
    [668, 500],
    [610, 478],
  ])
  fill(context, '#e7d8b8', [
    [398, 316],
    [440, 312],
    [468, 618],
    [426, 624],
  ])
  fill(context, '#f3efe6', [
    [300, 440],
    [390, 430],
    [398, 520],
    [308, 532],
  ])
  for (let speck = 0; speck < 2600; speck++) {
    context.fillStyle = `rgba(${speck % 2 ? '255,255,255' : '0,0,0'},0.045)`
    context.fillRect(Math.random() * 960, Math.random() * 720, 3, 3)
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
}

function fill(context, style, corners) {
  context.fillStyle = style
  context.beginPath()
  for (const [x, y] of corners) context.lineTo(x, y)
  context.closePath()
  context.fill()
}
