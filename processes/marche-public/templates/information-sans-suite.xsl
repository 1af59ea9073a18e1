<?xml version="1.0" encoding="UTF-8"?>
<!--
  Letter that tells a company that the procedure is not pursued, with the reasons (CCP R2185-2).
  data: reference, subject, participant {name; email, address optional}, closingReasons, closingNext
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="entreprise.xsl"/>

  <xsl:template match="snapshot" mode="recipient">
    <xsl:call-template name="company">
      <xsl:with-param name="of" select="data/participant"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="object">
    procédure déclarée sans suite
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="consultation"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      La procédure est déclarée <fo:inline font-weight="bold">sans suite</fo:inline>, pour les motifs suivants (articles
      R. 2185-1 et R. 2185-2 du code de la commande publique).
    </fo:block>
    <xsl:apply-templates select="data/closingReasons" mode="paragraphs"/>
    <xsl:if test="data/closingNext = 'relance'">
      <fo:block xsl:use-attribute-sets="paragraph">Une nouvelle consultation sera lancée ; vous pourrez y répondre.</fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Voies et délais de recours</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="appeals">
      <xsl:with-param name="starting-point">la réception de cette lettre, si vous entendez contester cette décision</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
