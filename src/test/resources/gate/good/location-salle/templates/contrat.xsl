<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/letter.xsl"/>

  <xsl:template match="snapshot" mode="object">contrat de location</xsl:template>

  <xsl:template match="snapshot" mode="body">
    <fo:block xsl:use-attribute-sets="paragraph">Nous vous confirmons la location de la salle pour « <xsl:value-of select="data/subject"/> », le <xsl:value-of select="data/day"/>, au prix de <xsl:value-of select="data/rate"/> euros.</fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">Numéro à rappeler : <xsl:value-of select="data/reference"/>.</fo:block>
  </xsl:template>

</xsl:stylesheet>
